import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import type { LazyArtifact } from "../contracts/artifact.ts";
import { createTwin } from "../engine/create-twin.ts";
import type { Twin } from "../engine/twin.ts";
import { notesModel } from "../testing/notes-api.ts";
import { idOf, NOON, send, start } from "../testing/notes-client.ts";
import { createTwinModel } from "../twin/twin-model.ts";
import { countEntities, diffStates } from "./diff-states.ts";
import { digestOf, type TwinSnapshot } from "./twin-snapshot.ts";

/** A twin as its user sees it: what it holds, what time it is, and what it will say next. */
function shown(twin: Twin): unknown {
  const next = ["k1", "k2"].map((key) => send(twin, "POST /notes", { form: { text: "next" }, key }));
  const clocks = [twin.clock().now, twin.clock("k1").now];
  return JSON.parse(JSON.stringify({ state: twin.state(), clocks, next }));
}

const onDisk = (snapshot: TwinSnapshot): unknown => JSON.parse(JSON.stringify(snapshot, null, 2));

/** Another build of the made-up vendor's twin, with another description. */
function otherBuild(change: (lazy: LazyArtifact) => LazyArtifact = (lazy) => lazy): Twin {
  const { boot, detail, manifest, parts } = notesModel();
  const changed = { ...manifest, version: "2.0.0", files: { "index.js": "other" } };
  const loadLazy = () => change(detail.lazy);
  return createTwin(createTwinModel({ manifest: changed, boot, loadLazy, parts }), { now: NOON });
}

describe("a snapshot", () => {
  it("brings back everything, whatever happened before and since, also in another process", () => {
    const step = fc.oneof(
      fc.record({ key: fc.constantFrom("k1", "k2"), text: fc.string({ minLength: 1, unit: "grapheme" }) }),
      fc.record({ days: fc.nat(400) }),
      fc.record({ once: fc.string({ minLength: 1, maxLength: 5, unit: "grapheme-ascii" }) }),
    );
    const run = (twin: Twin, steps: readonly object[]) => {
      for (const each of steps) {
        if ("days" in each) twin.advance(`${each.days}d`);
        else if ("once" in each)
          send(twin, "POST /notes", {
            form: { text: "x" },
            headers: { "idempotency-key": String(each.once) },
          });
        else if ("text" in each && "key" in each)
          send(twin, "POST /notes", { form: { text: String(each.text) }, key: String(each.key) });
      }
    };
    fc.assert(
      fc.property(fc.array(step), fc.array(step), (before, since) => {
        const twin = start();
        run(twin, before);
        const snapshot = twin.snapshot();
        const kept = onDisk(snapshot);
        const expected = shown(twin);
        run(twin, since);
        twin.restore(kept);
        assert.deepEqual(shown(twin), expected);
        const elsewhere = start({ now: "2020-01-01", seed: "other" });
        elsewhere.restore(kept);
        assert.deepEqual(elsewhere.snapshot(), snapshot);
      }),
      { numRuns: 30 },
    );
  });

  it("of one partition leaves the others alone, and can be put into any", () => {
    const twin = start();
    const id = idOf(send(twin, "POST /notes", { form: { text: "mine" } }));
    const snapshot = twin.snapshot("k1");
    send(twin, `DELETE /notes/${id}`);
    send(twin, "POST /notes", { form: { text: "theirs" }, key: "k2" });
    twin.restore(snapshot);
    twin.restore(snapshot, "k3");
    assert.equal(send(twin, `GET /notes/${id}`).body["text"], "mine");
    assert.equal(send(twin, `GET /notes/${id}`, { key: "k3" }).body["text"], "mine");
    assert.equal(send(twin, "GET /notes", { key: "k2" }).body.data?.[0]?.text, "theirs");
    assert.throws(() => twin.restore(twin.snapshot(), "k3"), { code: "snapshot_of_all" });
    assert.throws(() => twin.snapshot("nobody"), { code: "unknown_partition" });
  });

  it("is what a twin goes on from after a restart", async () => {
    const folder = mkdtempSync(join(tmpdir(), "wondertwin-snapshot-"));
    const first = start({ journal: { folder } });
    send(first, "POST /notes", { form: { text: "One" } });
    const snapshot = first.snapshot();
    send(first, "POST /notes", { form: { text: "Two" } });
    first.restore(snapshot);
    first.seed({ author: [{ id: "a_1", name: "Ada" }] }, "k1");
    const before = first.snapshot();
    await first.close();
    const again = start({ journal: { folder } });
    assert.deepEqual(again.snapshot(), before);
    await again.close();
    rmSync(folder, { recursive: true });
  });

  describe("that does not fit", () => {
    const taken = () => {
      const twin = start();
      send(twin, "POST /notes", { form: { text: "One" } });
      return twin.snapshot();
    };
    const bad: readonly [what: string, code: string, make: () => unknown][] = [
      ["that is none", "snapshot_invalid", () => ({ note: [] })],
      ["of another format", "snapshot_format", () => ({ ...taken(), format: 99 })],
      ["of another twin", "snapshot_of_another", () => ({ ...taken(), twin: "other" })],
      [
        "that was changed",
        "snapshot_damaged",
        () => JSON.parse(JSON.stringify(taken()).replace("One", "Two")),
      ],
    ];
    for (const [what, code, make] of bad)
      it(`${what} is refused, and changes nothing`, () => {
        const twin = start();
        send(twin, "POST /notes", { form: { text: "mine" } });
        const before = twin.snapshot();
        assert.throws(() => twin.restore(make()), { code });
        assert.deepEqual(twin.snapshot(), before);
      });

    it("has a digest of all that is in it", () => {
      const { digest, ...content } = taken();
      assert.equal(digestOf(content), digest);
      assert.notEqual(digestOf({ ...content, version: "0" }), digest);
    });
  });

  describe("of another build", () => {
    const taken = () => {
      const twin = start();
      const id = idOf(send(twin, "POST /notes", { form: { text: "One" } }));
      send(twin, `POST /notes/${id}/publish`, { form: { for: "7d" } });
      twin.plant("profile", { author: "a_1" }, "k1");
      return { id, whole: twin.snapshot(), part: twin.snapshot("k1") };
    };

    it("is gone on from where this one understands it, with what is due and the fields that are new", () => {
      const { id, whole, part } = taken();
      const withMood = (lazy: LazyArtifact): LazyArtifact => {
        const { note, ...others } = lazy.resources;
        assert.ok(note);
        const skeletons = [
          ...lazy.skeletons,
          { ...Object(lazy.skeletons[note.skeleton ?? 0]), mood: "calm" },
        ];
        return {
          ...lazy,
          skeletons,
          resources: { ...others, note: { ...note, skeleton: skeletons.length - 1 } },
        };
      };
      for (const snapshot of [whole, part]) {
        const twin = otherBuild(withMood);
        twin.restore(onDisk(snapshot));
        const { text, mood } = twin.state("k1")["k1"]?.["note"]?.[id] ?? {};
        assert.deepEqual({ text, mood }, { text: "One", mood: "calm" });
        twin.advance("8d");
        assert.match(String(send(twin, `GET /notes/${id}`).body["text"]), /^retracted/);
      }
    });

    const wrong: readonly [what: string, change: (lazy: LazyArtifact) => LazyArtifact, message: RegExp][] = [
      [
        "a value that is no more",
        (lazy) => ({
          ...lazy,
          schemas: lazy.schemas.map((schema) => (schema.enum ? { ...schema, enum: ["draft"] } : schema)),
        }),
        /1\.0\.0; this is 2\.0\.0.*: note\.n_\w+\.status is "published", but should be one of draft/,
      ],
      [
        "a resource that is no more",
        (lazy) => {
          const { profile: _, ...resources } = lazy.resources;
          return { ...lazy, resources };
        },
        /: Notes has no profile any more\.$/,
      ],
    ];
    for (const [what, change, message] of wrong)
      it(`is refused for ${what}, and changes nothing`, () => {
        const { whole } = taken();
        const twin = otherBuild(change);
        const before = twin.snapshot();
        assert.throws(() => twin.restore(whole), { code: "snapshot_of_another_build", message });
        assert.deepEqual(twin.snapshot(), before);
      });
  });

  it("differs from another by partition, resource, entity and field", () => {
    const twin = start();
    const [kept, gone] = ["One", "Two"].map((text) => idOf(send(twin, "POST /notes", { form: { text } })));
    const before = twin.snapshot().state;
    send(twin, `POST /notes/${kept}`, { form: { text: "Three" } });
    send(twin, `DELETE /notes/${gone}`);
    const added = idOf(send(twin, "POST /authors", { form: { name: "Ada" }, key: "k2" }));
    const after = twin.snapshot().state;
    const found = diffStates(before, after).filter(({ resource }) => resource !== "event");
    const note = { partition: "k1", resource: "note" };
    assert.deepEqual(found, [
      { ...note, id: gone, change: "removed" },
      { ...note, id: kept, change: "changed", fields: ["text"] },
      { partition: "k2", resource: "author", id: added, change: "added" },
    ]);
    assert.deepEqual(diffStates(after, after), []);
    assert.deepEqual(countEntities(after), { k1: { note: 1, event: 4 }, k2: { author: 1, event: 1 } });
  });

  it("is had and loaded over HTTP", async () => {
    const twin = start();
    const { url } = await twin.listen();
    send(twin, "POST /notes", { form: { text: "One" } });
    const before = twin.snapshot();
    const body = await (await fetch(`${url}/_wt/snapshot`)).text();
    twin.reset();
    const headers = { "content-type": "application/json" };
    const loaded = await fetch(`${url}/_wt/snapshot`, { method: "POST", headers, body });
    assert.deepEqual(await loaded.json(), { status: "loaded" });
    assert.deepEqual(twin.snapshot(), before);
    assert.equal(before.twin, "notes");
    assert.equal(twin.clock().now, new Date(NOON).toISOString());
    await twin.close();
  });
});

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Twin } from "../engine/twin.ts";
import { idOf, send, start } from "../testing/notes-client.ts";

describe("a run", () => {
  const make = (twin: Twin, key = "k1") => idOf(send(twin, "POST /notes", { form: { text: "One" }, key }));
  const marks = (twin: Twin) => twin.captures().map(({ run }) => run);

  it("begins with a reset and marks its captures, until it is over", () => {
    const twin = start();
    make(twin);
    const { id, started_at, finished_at } = twin.runs.start({ id: "r1" });
    assert.equal(id, "r1");
    assert.equal(new Date(started_at).toISOString(), started_at);
    assert.equal(finished_at, undefined);
    assert.deepEqual(twin.state(), {});
    make(twin);
    assert.deepEqual(twin.runs.current()?.id, "r1");
    assert.ok(twin.runs.finish().finished_at);
    make(twin);
    assert.deepEqual(marks(twin), [undefined, "r1", undefined]);
    assert.deepEqual(
      twin.captures({ run: "r1" }).map(({ method }) => method),
      ["POST"],
    );
    assert.equal(twin.runs.current(), undefined);
  });

  it("answers the same as another one of its seed and moment, and goes back to them when it is reset", () => {
    const twin = start({ seed: "one" });
    const other = start({ seed: "other", now: "2030-01-01" });
    const wish = { id: "r", seed: "42", now: "2026-03-01T00:00:00Z" };
    const told = [twin, other].map((each) => {
      make(each);
      each.runs.start(wish);
      const first = send(each, "POST /notes", { form: { text: "One" } });
      each.advance("1d");
      make(each, "k2");
      each.reset();
      assert.deepEqual(send(each, "POST /notes", { form: { text: "One" } }), first);
      return first;
    });
    assert.deepEqual(told[0], told[1]);
    assert.equal(told[0]?.body["created"], Date.parse(wish.now) / 1000);
  });

  it("begins every partition with its fixtures, again whenever it is reset", () => {
    const twin = start();
    twin.runs.start({ fixtures: { author: [{ id: "a_1", name: "Ada" }] } });
    const name = (key: string) => send(twin, "GET /authors/a_1", { key }).body["name"];
    assert.deepEqual([name("k1"), name("k2")], ["Ada", "Ada"]);
    send(twin, "POST /authors/a_1", { form: { name: "Eve" } });
    twin.reset();
    assert.equal(name("k1"), "Ada");
    twin.runs.finish();
    twin.reset();
    assert.equal(name("k1"), undefined);
  });

  it("changes nothing where its fixtures are wrong", () => {
    const twin = start();
    const id = make(twin);
    assert.throws(() => twin.runs.start({ fixtures: { authors: [] } }), { code: "bad_seed" });
    assert.throws(() => twin.runs.start({ now: "yesterday" }), { code: "bad_time" });
    assert.deepEqual(twin.runs.list(), []);
    assert.equal(send(twin, `GET /notes/${id}`).status, 200);
  });

  it("of one partition does not meet those of others", () => {
    const twin = start();
    const kept = make(twin, "k1");
    twin.runs.start({ id: "two", partition: "k2", seed: "2" });
    twin.runs.start({ id: "three", partition: "k3" });
    assert.equal(send(twin, `GET /notes/${kept}`).status, 200);
    make(twin, "k2");
    make(twin, "k3");
    assert.deepEqual(marks(twin).slice(1), [undefined, "two", "three"]);
    twin.runs.start({ id: "two again", partition: "k2" });
    assert.equal(twin.runs.current("k2")?.id, "two again");
    assert.equal(twin.runs.current("k3")?.id, "three");
    twin.runs.start({ id: "all" });
    assert.equal(twin.runs.current("k3"), undefined);
    assert.deepEqual(
      twin.runs.list().map(({ id, finished_at }) => [id, finished_at !== undefined]),
      [
        ["two", true],
        ["three", true],
        ["two again", true],
        ["all", false],
      ],
    );
  });

  it("is finished by its own id alone", () => {
    const twin = start();
    assert.throws(() => twin.runs.finish(), { code: "unknown_run" });
    assert.throws(() => twin.runs.finish("r1"), { code: "unknown_run" });
    const { id } = twin.runs.start();
    assert.match(id, /^wt-run-\d+-[0-9a-f]+$/);
    assert.throws(() => twin.runs.finish("r1"), { code: "other_run" });
    assert.equal(twin.runs.finish(id).id, id);
  });

  it("outlives a restored state", () => {
    const twin = start();
    const snapshot = twin.snapshot();
    twin.runs.start({ id: "r1" });
    make(twin);
    twin.restore(snapshot);
    make(twin);
    assert.deepEqual(marks(twin), ["r1", "r1"]);
    assert.deepEqual(twin.snapshot().state.of, "twin");
  });

  for (const [where, journal] of [
    ["in memory", false],
    ["in a journal", true],
  ] as const)
    it(`is part of the past ${where}`, async () => {
      const folder = mkdtempSync(join(tmpdir(), "wondertwin-runs-"));
      const options = journal ? { journal: { folder } } : {};
      try {
        const twin = start(options);
        make(twin);
        twin.runs.start({ id: "r1", seed: "7", now: "2026-05-01" });
        make(twin);
        const { state } = twin.snapshot();
        twin.reset();
        make(twin);
        const later = twin.snapshot().state;
        assert.deepEqual(twin.at(5).snapshot().state, later);
        if (journal) assert.deepEqual(twin.at(3).snapshot().state, state);
        await twin.close();
        if (!journal) return;
        const again = start(options);
        assert.deepEqual(again.snapshot().state, later);
        assert.equal(again.recovery?.differing, 0);
        assert.deepEqual(marks(again), [undefined, "r1", "r1"]);
        await again.close();
      } finally {
        rmSync(folder, { recursive: true });
      }
    });

  it("is bundled as other programs know it", () => {
    const twin = start();
    twin.runs.start({ id: "r1", seed: "42" });
    send(twin, "POST /notes?expand[]=author", { form: { text: "Grüße" } });
    send(twin, "GET /nowhere");
    twin.runs.finish();
    const [manifest, first, second, ...none] = twin.runs
      .bundle("r1")
      .trimEnd()
      .split("\n")
      .map((line): Record<string, unknown> => JSON.parse(line));
    const { started_at: _, finished_at: __, ...about } = manifest ?? {};
    assert.deepEqual(about, {
      twin_name: "notes",
      twin_version: "1.0.0",
      run_id: "r1",
      seed: 42,
      entry_count: 2,
      schema_version: 1,
    });
    assert.deepEqual([first?.["seq"], first?.["path"], first?.["query"]], [1, "/notes", "expand[]=author"]);
    const text = (value: unknown) => Buffer.from(String(value), "base64").toString();
    assert.equal(new URLSearchParams(text(first?.["req_body"])).get("text"), "Grüße");
    assert.equal(JSON.parse(text(first?.["res_body"])).text, "Grüße");
    assert.deepEqual(Object(first?.["req_headers"]).authorization, ["[redacted]"]);
    assert.equal(first?.["sim_time"], "2026-01-31T12:00:00.000Z");
    assert.deepEqual([second?.["res_status"], none], [404, []]);
    assert.throws(() => twin.runs.bundle("r2"), { code: "unknown_run" });
  });
});

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Twin } from "../engine/twin.ts";
import type { TwinOptions } from "../engine/twin-options.ts";
import { JournalFiles } from "../journal/journal-files.ts";
import { idOf, send, start } from "../testing/notes-client.ts";

/** Things of every kind, and the state behind each of them, by its number. */
function session(twin: Twin): Map<number, string> {
  const states = new Map([[0, stateOf(twin)]]);
  const ids: string[] = [];
  const steps = [
    () => ids.push(idOf(send(twin, "POST /notes", { form: { text: "One", "metadata[ü]": "ß" } }))),
    () => twin.advance("1d"),
    () => send(twin, `POST /notes/${ids[0]}/publish`),
    () => send(twin, "POST /notes", { form: { text: "theirs" }, key: "k2" }),
    () => send(twin, "POST /notes", { form: { bogus: "1" } }),
    () => twin.plant("note", { text: "planted" }, "k2"),
    () => twin.seed({ author: [{ name: "Ada" }] }, "k1"),
    () => twin.restore(twin.snapshot("k1"), "k3"),
    () => twin.reset("k2"),
    () => send(twin, "POST /notes", { form: { text: "Two" } }),
    () => twin.configure({ failRate: 0.5 }),
    () => twin.limits.enforce(true),
    () => twin.seed({ author: [{ name: "Grace" }] }),
    () => twin.runs.start({ id: "suite", partition: "k1", seed: "42" }),
    () => send(twin, "POST /notes", { form: { text: "Three" } }),
  ];
  for (const [at, step] of steps.entries()) {
    step();
    states.set(at + 1, stateOf(twin));
  }
  return states;
}

const stateOf = (twin: Twin): string => JSON.stringify(twin.snapshot().state);

describe("an earlier state", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "wondertwin-history-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  for (const [how, options] of [
    ["remembered", () => ({})],
    ["in the journal", () => ({ journal: { folder } })],
    ["in a journal of several files", () => ({ journal: { folder, rotateAfter: 3 } })],
    ["in a journal that waits for the disk", () => ({ journal: { folder, durability: "fsync" } })],
  ] as const satisfies readonly (readonly [string, () => TwinOptions])[])
    it(`is come to again from what is ${how}`, async () => {
      const twin = start(options());
      const states = session(twin);
      for (const [at, state] of states) assert.equal(stateOf(twin.at(at)), state, `behind ${at}`);
      assert.equal(stateOf(twin), states.get(15));
      await twin.close();
    });

  it("is come to from the saved state before it, without what lies further back", async () => {
    const twin = start({ journal: { folder, rotateAfter: 3 } });
    const states = session(twin);
    writeFileSync(new JournalFiles(folder).journal(1), "damaged\n");
    assert.equal(stateOf(twin.at(8)), states.get(8));
    assert.throws(() => twin.at(2), { code: "journal_corrupt" });
    await twin.close();
  });

  it("is there after a restart", async () => {
    const first = start({ journal: { folder } });
    const states = session(first);
    await first.close();
    const again = start({ journal: { folder }, now: "2031-01-01" });
    for (const [at, state] of states) if (at > 0) assert.equal(stateOf(again.at(at)), state);
    await again.close();
  });

  it("is a twin of its own: what is done to it does not touch this one", () => {
    const twin = start();
    session(twin);
    const now = stateOf(twin);
    const then = twin.at(1);
    send(then, "POST /notes", { form: { text: "only then" } });
    assert.equal(stateOf(twin), now);
  });

  it("is forgotten where it is too long ago, until everything is reset", () => {
    const twin = start({ captures: 3 });
    const make = () => send(twin, "POST /notes", { form: { text: "One" } });
    make();
    assert.equal(Object.keys(twin.at(1).state()).length, 1);
    for (let count = 0; count < 4; count++) make();
    assert.throws(() => twin.at(2), { code: "past_gone" });
    assert.throws(() => twin.at(6), { code: "unknown_capture" });
    twin.reset();
    make();
    assert.equal(Object.keys(twin.at(7).state()["k1"]?.["note"] ?? {}).length, 1);
    assert.deepEqual(twin.at(6).state(), {});
    assert.throws(() => twin.at(5), { code: "past_gone" });
  });

  it("is compared with another", () => {
    const twin = start();
    const id = idOf(send(twin, "POST /authors", { form: { name: "Ada" } }));
    const difference = { partition: "k1", resource: "author", id };
    const authors = (from: number, to?: number) =>
      twin.diff(from, to).filter(({ resource }) => resource === "author");
    assert.deepEqual(authors(0), [{ ...difference, change: "added" }]);
    assert.deepEqual(authors(1, 0), [{ ...difference, change: "removed" }]);
    assert.deepEqual(twin.diff(1), []);
  });
});

import assert from "node:assert/strict";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { createTwin } from "../engine/create-twin.ts";
import type { JournalOptions } from "../engine/keeper.ts";
import type { Twin } from "../engine/twin.ts";
import { notesModel } from "../testing/notes-api.ts";
import { decodeLine, encodeLine } from "./codec.ts";
import { JournalFiles } from "./journal-files.ts";

const NOON = "2026-01-31T12:00:00Z";
const folders: string[] = [];

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "wondertwin-journal-"));
  folders.push(folder);
  return folder;
}

function open(folder: string, journal: Partial<JournalOptions> = {}): Twin {
  return createTwin(notesModel(), { now: NOON, journal: { folder, ...journal } });
}

/** Sends a request through the twin's own door and waits until its answer may leave. */
async function send(twin: Twin, url: string, form?: Record<string, string>, key = "k1"): Promise<string> {
  const { url: base } = await listening(twin);
  const answer = await fetch(base + url, {
    method: form ? "POST" : "GET",
    headers: { authorization: `Bearer ${key}` },
    ...(form ? { body: new URLSearchParams(form) } : {}),
  });
  return answer.text();
}

const addresses = new WeakMap<Twin, Promise<{ url: string }>>();

function listening(twin: Twin): Promise<{ url: string }> {
  let address = addresses.get(twin);
  if (!address) {
    address = twin.listen();
    addresses.set(twin, address);
  }
  return address;
}

const idOf = (json: string): string => String(JSON.parse(json).id);

/** A few requests of every kind, some of which fail. */
async function session(twin: Twin): Promise<void> {
  const author = idOf(await send(twin, "/authors", { name: "Ada" }));
  const note = idOf(await send(twin, "/notes", { text: "One", author, "metadata[ü]": "ß" }));
  await send(twin, `/notes/${note}/publish`, {});
  await send(twin, `/notes/${note}/publish`, {});
  await send(twin, "/notes", { text: "Two" }, "k2");
  await send(twin, "/notes", { bogus: "1" });
  twin.advance("1d");
  await send(twin, "/notes", { text: "Three" });
  twin.plant("note", { text: "planted" }, "k2");
  await send(twin, "/nowhere");
}

const stateOf = (twin: Twin) => JSON.stringify(twin.state());

describe("a journal", () => {
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  it("brings back everything, and goes on with the same ids", async () => {
    const folder = newFolder();
    const first = open(folder);
    await session(first);
    const before = stateOf(first);
    await first.close();

    const second = open(folder);
    assert.deepEqual(second.recovery, { last: 10, replayed: 10, differing: 0, torn: 0 });
    assert.equal(stateOf(second), before);
    const unbroken = open(newFolder());
    await session(unbroken);
    const next = await send(unbroken, "/notes", { text: "next" });
    assert.equal(await send(second, "/notes", { text: "next" }), next);
    await second.close();
    await unbroken.close();
  });

  it("saves the state now and then, and starts from there", async () => {
    const folder = newFolder();
    const first = open(folder, { rotateAfter: 4 });
    await session(first);
    const before = stateOf(first);
    await first.close();
    assert.deepEqual(new JournalFiles(folder).snapshots(), [4, 8]);

    const second = open(folder, { rotateAfter: 4 });
    assert.deepEqual(second.recovery, { last: 10, replayed: 2, differing: 0, torn: 0 });
    assert.equal(stateOf(second), before);
    await second.close();
    const third = open(folder);
    assert.equal(stateOf(third), before);
    await third.close();
  });

  it("goes on behind a record that was not written whole", async () => {
    const folder = newFolder();
    const first = open(folder);
    await send(first, "/notes", { text: "One" });
    const before = stateOf(first);
    await first.close();
    const file = new JournalFiles(folder).journal(1);
    appendFileSync(file, '01234567 {"kind":"requ');

    const second = open(folder);
    assert.equal(second.recovery?.torn, 22);
    assert.equal(stateOf(second), before);
    await send(second, "/notes", { text: "Two" });
    const after = stateOf(second);
    await second.close();
    const third = open(folder);
    assert.equal(stateOf(third), after);
    await third.close();
  });

  it("stops at a damaged record, naming file and place", async () => {
    const folder = newFolder();
    const first = open(folder);
    await session(first);
    await first.close();
    const file = new JournalFiles(folder).journal(1);
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.replace("Ada", "Eve"));
    assert.throws(() => open(folder), { code: "journal_corrupt", message: /byte \d+ of .*journal-/ });
    const anew = open(folder, { fresh: true });
    assert.equal(stateOf(anew), "{}");
    await anew.close();
  });

  it("survives being cut off at any byte: what is whole counts, and nothing half", async () => {
    const folder = newFolder();
    const first = open(folder);
    await session(first);
    await first.close();
    const bytes = readFileSync(new JournalFiles(folder).journal(1));
    for (let cut = 0; cut < bytes.length; cut += 37) {
      const target = newFolder();
      writeFileSync(new JournalFiles(target).journal(1), bytes.subarray(0, cut));
      const twin = open(target);
      const whole = bytes.subarray(0, cut).toString("latin1").split("\n").length - 2;
      assert.equal(twin.recovery?.last, Math.max(0, whole), `cut at ${cut}`);
      assert.equal(twin.recovery?.differing, 0);
      await twin.close();
    }
  });

  it("goes on with the clock it began with, whatever the next start is given", async () => {
    const folder = newFolder();
    const first = open(folder);
    await session(first);
    const before = stateOf(first);
    await first.close();
    const again = createTwin(notesModel(), { now: "2030-01-01T00:00:00Z", journal: { folder } });
    assert.equal(again.recovery?.differing, 0);
    assert.equal(stateOf(again), before);
    await again.close();
  });

  it("refuses another twin's journal", async () => {
    const folder = newFolder();
    const first = open(folder);
    await send(first, "/notes", { text: "One" });
    await first.close();
    assert.throws(() => createTwin(notesModel(), { seed: "other", journal: { folder } }), {
      code: "journal_of_another",
    });
  });

  it("lets only its owner read it", async () => {
    const folder = newFolder();
    const twin = open(folder, { rotateAfter: 1 });
    await send(twin, "/notes", { text: "One" });
    await twin.close();
    const files = new JournalFiles(folder);
    for (const file of [files.journal(1), files.snapshot(1)]) assert.equal(statSync(file).mode & 0o077, 0);
  });

  for (const durability of ["none", "write", "fsync"] as const)
    it(`answers many at once with durability ${durability}`, async () => {
      const folder = newFolder();
      const twin = open(folder, { durability });
      await Promise.all(Array.from({ length: 50 }, (_, index) => send(twin, "/notes", { text: `${index}` })));
      const before = stateOf(twin);
      await twin.close();
      const again = open(folder);
      assert.equal(stateOf(again), before);
      await again.close();
    });
});

describe("a journal's line", () => {
  it("gives back any record, and nothing once a byte is changed", () => {
    fc.assert(
      fc.property(fc.object(), fc.nat(), fc.integer({ min: 1, max: 127 }), (record, at, flip) => {
        const plain = JSON.parse(JSON.stringify(record));
        const line = encodeLine(plain).trimEnd();
        assert.deepEqual(decodeLine(line), plain);
        const position = at % line.length;
        const damaged =
          line.slice(0, position) +
          String.fromCharCode(line.charCodeAt(position) ^ flip) +
          line.slice(position + 1);
        assert.equal(decodeLine(damaged), undefined);
      }),
    );
  });
});

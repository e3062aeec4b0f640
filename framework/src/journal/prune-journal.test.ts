import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTwin } from "../engine/create-twin.ts";
import type { JournalOptions } from "../engine/keeper.ts";
import { replayJournal } from "../replay/replay-journal.ts";
import { notesModel } from "../testing/notes-api.ts";
import { NOON, send } from "../testing/notes-client.ts";
import { JournalFiles } from "./journal-files.ts";

describe("a journal that has grown too large", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "wondertwin-prune-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const open = (journal: Partial<JournalOptions> = {}) =>
    createTwin(notesModel(), { now: NOON, journal: { folder, rotateAfter: 10, ...journal } });

  const size = () => readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);

  /** Makes notes and resets now and then, so that the state stays small. */
  function work(twin: ReturnType<typeof open>, requests: number): void {
    for (let count = 0; count < requests; count++) {
      if (count % 20 === 0) twin.reset();
      send(twin, "POST /notes", { form: { text: `note ${count}` } });
    }
  }

  it("loses its oldest files, and neither the state nor what it remembers of the past", async () => {
    const limit = 40_000;
    const twin = open({ limit });
    work(twin, 500);
    const state = JSON.stringify(twin.snapshot().state);
    assert.ok(size() <= limit + 20_000, `${size()} bytes`);
    const files = new JournalFiles(folder);
    const [oldest = 0] = files.snapshots();
    assert.ok(oldest > 100);
    assert.equal(files.journals()[0], oldest + 1);

    const then = twin.at(oldest + 5);
    assert.equal(JSON.stringify(twin.at(525).snapshot().state), state);
    assert.ok(then.partitions().length <= 1);
    assert.throws(() => twin.at(oldest - 1), { code: "past_gone" });
    await twin.close();

    const { recording, requests, actions, differing } = replayJournal(notesModel(), folder);
    assert.equal(recording.from, oldest + 1);
    assert.deepEqual({ happened: requests + actions, differing }, { happened: 525 - oldest, differing: 0 });
    const again = open({ limit });
    assert.equal(JSON.stringify(again.snapshot().state), state);
    await again.close();
  });

  it("keeps what the next start needs, however little it may take, and a second way to it", async () => {
    const twin = open({ limit: 1 });
    work(twin, 95);
    const files = new JournalFiles(folder);
    const [, newest = 0] = files.snapshots();
    assert.deepEqual(files.snapshots(), [90, 100]);
    const state = JSON.stringify(twin.snapshot().state);
    await twin.close();
    rmSync(files.snapshot(newest));
    const again = open({ limit: 1 });
    assert.equal(JSON.stringify(again.snapshot().state), state);
    await again.close();
  });

  it("keeps everything while it is small", async () => {
    const twin = open();
    work(twin, 60);
    await twin.close();
    assert.equal(new JournalFiles(folder).journals()[0], 1);
  });
});

import assert from "node:assert/strict";
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTwin } from "../engine/create-twin.ts";
import { decodeLine, encodeLine } from "../journal/codec.ts";
import { JournalFiles } from "../journal/journal-files.ts";
import type { JournalRecord } from "../journal/record.ts";
import { notesModel } from "../testing/notes-api.ts";
import { mixedSession } from "./mixed-session.ts";
import { replayJournal } from "./replay-journal.ts";

const folders: string[] = [];

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "wondertwin-replay-"));
  folders.push(folder);
  return folder;
}

/** Runs a session with a twin of its own and gives the folder of its journal. */
async function recorded({ requests = 300, rotateAfter = 100, stopped = true } = {}): Promise<string> {
  const folder = newFolder();
  const now = stopped ? { now: "2026-01-31T12:00:00Z" } : {};
  const twin = createTwin(notesModel(), { ...now, seed: "drill", journal: { folder, rotateAfter } });
  mixedSession(twin, requests);
  await twin.close();
  return folder;
}

/** Rewrites a journal's records. */
function change(folder: string, edit: (record: JournalRecord) => JournalRecord): void {
  const files = new JournalFiles(folder);
  for (const from of files.journals()) {
    const [header = "", ...lines] = readFileSync(files.journal(from), "utf8").trimEnd().split("\n");
    const changed = lines.map((line) => encodeLine(edit(decodeLine(line) as JournalRecord)));
    writeFileSync(files.journal(from), `${header}\n${changed.join("")}`);
  }
}

/** All that a journal's files hold, but for the machine's times. */
function withoutWalls(folder: string): string {
  return readdirSync(folder)
    .filter((name) => name.startsWith("journal-"))
    .sort()
    .map((name) => readFileSync(join(folder, name), "utf8").replaceAll(/^.{8} |"wall":\d+/gm, ""))
    .join("");
}

describe("a journal done again", () => {
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  for (const stopped of [true, false])
    it(`gives the same bytes, with a clock that ${stopped ? "stands" : "runs"}`, async () => {
      const folder = await recorded({ stopped });
      const report = replayJournal(notesModel(), folder);
      assert.equal(report.requests, 300);
      assert.equal(report.actions, 7);
      assert.equal(report.differing, 0);
      assert.deepEqual(report.differences, []);
      assert.equal(report.compared, "bytes");
    });

  it("is the same for two twins, 2,000 requests long", async () => {
    const [one, other] = [await recorded({ requests: 2000 }), await recorded({ requests: 2000 })];
    const journal = withoutWalls(one);
    assert.ok(journal.split("\n").length > 2049);
    assert.equal(withoutWalls(other), journal);
  });

  it("gives the same bytes for 10,000 requests, time and again, after a restart and elsewhere", async () => {
    const folder = await recorded({ requests: 10_000, rotateAfter: 1500, stopped: false });
    for (const _ of ["once", "twice"]) {
      const { requests, differing } = replayJournal(notesModel(), folder);
      assert.deepEqual({ requests, differing }, { requests: 10_000, differing: 0 });
    }
    const again = createTwin(notesModel(), { seed: "drill", journal: { folder } });
    assert.equal(again.recovery?.differing, 0);
    assert.ok(again.recovery.replayed < 1500);
    mixedSession(again, 200);
    const state = again.snapshot().state;
    await again.close();

    const elsewhere = newFolder();
    cpSync(folder, elsewhere, { recursive: true });
    const { requests, differing } = replayJournal(notesModel(), elsewhere);
    assert.deepEqual({ requests, differing }, { requests: 10_200, differing: 0 });
    const moved = createTwin(notesModel(), { seed: "drill", journal: { folder: elsewhere } });
    assert.deepEqual(moved.snapshot().state, state);
    await moved.close();
  });

  it("names every answer that is another one", async () => {
    const folder = await recorded();
    change(folder, (record) => {
      if (record.kind !== "request") return record;
      if (record.n === 3) return { ...record, status: 418 };
      return record.n === 150 ? { ...record, answer: record.answer + 1 } : record;
    });
    const { differing, differences } = replayJournal(notesModel(), folder);
    assert.equal(differing, 2);
    assert.deepEqual(
      differences.map(({ n, what, path, recorded: was }) => ({ n, what, path, was })),
      [
        { n: 3, what: "status", path: "", was: 418 },
        { n: 150, what: "body", path: "", was: undefined },
      ],
    );
  });

  it("notices that a request was another one", async () => {
    const folder = await recorded();
    change(folder, (record) =>
      record.kind === "request" && record.method === "POST" && record.body.startsWith("text=the")
        ? { ...record, body: "text=another" }
        : record,
    );
    assert.ok(replayJournal(notesModel(), folder).differing > 0);
  });

  it("leaves alone what a running twin goes on writing", async () => {
    const folder = await recorded({ rotateAfter: 1000 });
    const files = new JournalFiles(folder);
    const file = files.journal(1);
    const whole = readFileSync(file);
    appendFileSync(file, '01234567 {"kind":"requ');
    assert.equal(replayJournal(notesModel(), folder).requests, 300);
    assert.equal(replayJournal(notesModel(), file).requests, 300);
    assert.equal(readFileSync(file).length, whole.length + 22);
  });

  it("refuses what holds no journal, or not from its beginning", async () => {
    assert.throws(() => replayJournal(notesModel(), newFolder()), { code: "nothing_recorded" });
    assert.throws(() => replayJournal(notesModel(), join(newFolder(), "none")), { code: "file_not_found" });
    const folder = await recorded();
    const files = new JournalFiles(folder);
    rmSync(files.journal(files.journals()[1] ?? 0));
    assert.throws(() => replayJournal(notesModel(), folder), { code: "journal_gap" });
  });
});

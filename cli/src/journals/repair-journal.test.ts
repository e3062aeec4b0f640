import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { crc32 } from "node:zlib";
import { examineJournal } from "./examine-journal.ts";
import { repairJournal } from "./repair-journal.ts";

const line = (value: object) => {
  const json = JSON.stringify(value);
  return `${crc32(json).toString(16).padStart(8, "0")} ${json}\n`;
};
const records = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => line({ kind: "request", n: from + index, body: "\u00fc" }));

describe("a journal", () => {
  let folder: string;

  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), "wt-journal-")), "stripe");
    mkdirSync(folder);
  });
  afterEach(() => rmSync(join(folder, ".."), { recursive: true }));

  /** Writes a journal file and gives its path; `damage` is the number of the record to spoil. */
  function write(from: number, count: number, damage?: number): string {
    const lines = [line({ kind: "header", from }), ...records(from, count)];
    if (damage !== undefined) {
      const index = damage - from + 1;
      lines[index] = (lines[index] ?? "").replace("request", "reqeust");
    }
    const path = join(folder, `journal-${String(from).padStart(12, "0")}.jsonl`);
    writeFileSync(path, lines.join(""));
    return path;
  }

  function save(after: number): void {
    writeFileSync(join(folder, `snapshot-${String(after).padStart(12, "0")}.json`), line({ after }));
  }

  it("is whole, even with a torn end", () => {
    write(1, 3);
    const last = write(4, 2);
    writeFileSync(last, `${readFileSync(last, "utf8")}0123abcd {"ki`);
    assert.deepEqual(examineJournal(folder), { records: 5, damages: [] });
    assert.deepEqual(repairJournal(folder), []);
  });

  it("is cut at the damaged record, and files that follow on lost records are set aside", () => {
    const first = write(1, 5, 4);
    const second = write(6, 2);
    const before = readFileSync(first, "utf8");
    const at = Buffer.byteLength(before.split("\n").slice(0, 4).join("\n")) + 1;
    const damage = { path: first, at, record: 4, lost: 4, unreachable: [second], stateIsSafe: false };
    assert.deepEqual(examineJournal(folder), { records: 3, damages: [damage] });

    assert.deepEqual(repairJournal(folder), [{ ...damage, kept: [`${first}.cut`, `${second}.cut`] }]);
    assert.deepEqual(examineJournal(folder), { records: 3, damages: [] });
    assert.equal(readFileSync(first, "utf8") + readFileSync(`${first}.cut`, "utf8"), before);
    assert.deepEqual(
      readdirSync(folder).sort(),
      [first, `${first}.cut`, `${second}.cut`].map((p) => basename(p)),
    );
  });

  it("loses history alone where a snapshot stands behind the damage", () => {
    const first = write(1, 5, 2);
    save(5);
    write(6, 2);
    const { damages } = examineJournal(folder);
    assert.deepEqual(
      damages.map(({ record, lost, unreachable, stateIsSafe }) => ({
        record,
        lost,
        unreachable,
        stateIsSafe,
      })),
      [{ record: 2, lost: 4, unreachable: [], stateIsSafe: true }],
    );
    repairJournal(folder);
    assert.deepEqual(examineJournal(folder), { records: 3, damages: [] });
    assert.equal(readFileSync(first, "utf8"), line({ kind: "header", from: 1 }) + records(1, 1).join(""));
  });

  it("does not count on a snapshot that is damaged itself", () => {
    write(1, 5, 2);
    write(6, 2);
    writeFileSync(join(folder, "snapshot-000000000005.json"), 'deadbeef {"after":5}\n');
    assert.deepEqual(
      examineJournal(folder).damages.map(({ lost, stateIsSafe }) => ({ lost, stateIsSafe })),
      [{ lost: 6, stateIsSafe: false }],
    );
  });

  it("keeps what earlier repairs have cut", () => {
    const path = write(1, 3, 3);
    repairJournal(folder);
    write(1, 3, 2);
    assert.deepEqual(repairJournal(folder)[0]?.kept, [`${path}.cut-2`]);
    assert.match(readFileSync(`${path}.cut`, "utf8"), /"n":3/);
  });

  it("is empty where its header is damaged", () => {
    const path = write(1, 2);
    writeFileSync(path, `x${readFileSync(path, "utf8")}`);
    assert.deepEqual(
      repairJournal(folder).map(({ at, record, lost }) => ({ at, record, lost })),
      [{ at: 0, record: 1, lost: 2 }],
    );
    assert.equal(readFileSync(path, "utf8"), "");
  });
});

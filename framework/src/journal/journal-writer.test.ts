import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { JournalWriter } from "./journal-writer.ts";

describe("a journal's writer", () => {
  const folder = mkdtempSync(join(tmpdir(), "wondertwin-writer-"));
  after(() => rmSync(folder, { recursive: true }));

  it("tells everyone, and ends the file, though it is closed while the disk is at work", async () => {
    for (let round = 0; round < 20; round++) {
      const file = join(folder, `${round}`);
      const writer = new JournalWriter(file, "fsync");
      const first = new Promise<void>((told) => writer.append("one\n", told));
      writer.flush();
      const second = new Promise<void>((told) => writer.append("two\n", told));
      writer.close();
      await Promise.all([first, second]);
      assert.equal(readFileSync(file, "utf8"), "one\ntwo\n");
    }
  });

  it("takes nothing more once a line could not be written, and tells nobody that it was", async function () {
    // Only some systems have a device that is always full.
    if (!existsSync("/dev/full")) this.skip();
    const writer = new JournalWriter("/dev/full", "write");
    writer.append("one\n", assert.fail);
    assert.throws(() => writer.write(), { code: "ENOSPC" });
    assert.throws(() => writer.append("two\n", assert.fail), { code: "ENOSPC" });
    await new Promise(setImmediate);
    writer.close();
  });
});

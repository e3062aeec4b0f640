import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TwinError } from "../contracts/twin-error.ts";
import { JournalWriter } from "./journal-writer.ts";

describe("a journal's writer", () => {
  const folder = mkdtempSync(join(tmpdir(), "wondertwin-writer-"));
  after(() => rmSync(folder, { recursive: true }));

  it("tells everyone, and ends the file, though it is closed before all is written", async () => {
    for (let round = 0; round < 20; round++) {
      const file = join(folder, `${round}`);
      const writer = new JournalWriter(file, { durability: "fsync", onFailure: assert.fail });
      const first = new Promise((told) => writer.append("one\n", told));
      writer.flush();
      const second = new Promise((told) => writer.append("two\n", told));
      writer.close();
      assert.deepEqual(await Promise.all([first, second]), [undefined, undefined]);
      assert.equal(readFileSync(file, "utf8"), "one\ntwo\n");
    }
  });

  it("takes nothing more once a line could not be written, and tells everyone why", async function () {
    // Only some systems have a device that is always full.
    if (!existsSync("/dev/full")) this.skip();
    const failures: TwinError[] = [];
    const onFailure = (failure: TwinError) => void failures.push(failure);
    const writer = new JournalWriter("/dev/full", { durability: "write", onFailure });
    const told: (TwinError | undefined)[] = [];
    const note = (failure?: TwinError) => void told.push(failure);
    writer.append("one\n", note);
    writer.append("two\n", note);
    writer.flush();
    writer.append("three\n", note);
    await new Promise(setImmediate);
    writer.close();
    const [failure, ...more] = failures;
    assert.deepEqual(more, []);
    assert.equal(failure?.code, "journal_failed");
    assert.match(failure.message, /cannot write its journal \/dev\/full: ENOSPC/);
    assert.deepEqual(told, [failure, failure, failure]);
  });
});

import assert from "node:assert/strict";
import { appendFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { followFile } from "./follow-file.ts";
import { until } from "./until.ts";

describe("following a file", () => {
  it("passes on what is appended, across replacing and emptying", async () => {
    const folder = mkdtempSync(join(tmpdir(), "wt-follow-"));
    const file = join(folder, "a.log");
    writeFileSync(file, "old\n");
    const stop = new AbortController();
    let seen = "";
    const following = followFile(file, {
      from: 4,
      signal: stop.signal,
      onText: (text) => {
        seen += text;
      },
    });
    const sees = async (text: string) =>
      assert(await until(() => (seen === text ? true : undefined), 10_000), `saw ${JSON.stringify(seen)}`);
    appendFileSync(file, "one\n");
    await sees("one\n");
    renameSync(file, `${file}.1`);
    appendFileSync(`${file}.1`, "late\n");
    writeFileSync(file, "two\n");
    await sees("one\nlate\ntwo\n");
    writeFileSync(file, "3\n");
    await sees("one\nlate\ntwo\n3\n");
    stop.abort();
    await following;
    rmSync(folder, { recursive: true });
  });
});

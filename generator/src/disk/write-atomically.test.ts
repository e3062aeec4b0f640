import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { writeAtomically } from "./write-atomically.ts";

/** Writes `file` in a process of its own that is killed just before the file would appear. */
function writeAndDie(file: string): void {
  const program = `
    import promises from "node:fs/promises";
    import { syncBuiltinESMExports } from "node:module";
    promises.rename = () => process.kill(process.pid, "SIGKILL");
    syncBuiltinESMExports();
    const { writeAtomically } = await import(${JSON.stringify(new URL("./write-atomically.ts", import.meta.url).href)});
    await writeAtomically(${JSON.stringify(file)}, "half");
  `;
  const { signal } = spawnSync(process.execPath, [
    "--conditions=source",
    "--input-type=module",
    "-e",
    program,
  ]);
  assert.equal(signal, "SIGKILL");
}

describe("writeAtomically", () => {
  const folder = temporaryFolder();

  it("replaces a file as a whole and leaves nothing beside it", async () => {
    const file = join(folder, "new", "file");
    await writeAtomically(file, "one");
    await writeAtomically(file, "two");
    assert.equal(readFileSync(file, "utf8"), "two");
    assert.deepEqual(readdirSync(join(folder, "new")), ["file"]);
  });

  it("leaves the old file when the process is killed, and its draft to the next write", async () => {
    const file = join(folder, "killed", "file");
    await writeAtomically(file, "whole");
    writeAndDie(file);
    assert.equal(readFileSync(file, "utf8"), "whole");
    assert.equal(readdirSync(join(folder, "killed")).length, 2);
    await writeAtomically(file, "whole again");
    assert.deepEqual(readdirSync(join(folder, "killed")), ["file"]);
  });

  it("leaves no draft when the file cannot be put in place", async () => {
    mkdirSync(join(folder, "taken", "file"), { recursive: true });
    await assert.rejects(writeAtomically(join(folder, "taken", "file"), "one"));
    assert.deepEqual(readdirSync(join(folder, "taken")), ["file"]);
  });
});

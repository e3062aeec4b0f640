import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { withLock } from "./lock.mjs";
import { inRoot } from "./root.mjs";

/** Reads a number, gives way to everybody else, and writes the number plus one: loses counts without a lock. */
const counting = `
  const [, module, lock, counter] = process.argv;
  const { readFileSync, writeFileSync } = await import("node:fs");
  const { withLock } = await import(module);
  for (let turn = 0; turn < 10; turn += 1) {
    await withLock(lock, async () => {
      const count = Number(readFileSync(counter, "utf8"));
      await new Promise((done) => setImmediate(done));
      writeFileSync(counter, String(count + 1));
    });
  }`;

describe("withLock", () => {
  const folder = mkdtempSync(join(tmpdir(), "lock-"));
  const lock = join(folder, "deep/er/lock");
  /** A process id that was in use a moment ago and is not any more. */
  let gone = 0;

  before(async () => {
    const child = spawn(process.execPath, ["--version"], { stdio: "ignore" });
    await once(child, "exit");
    gone = child.pid ?? 0;
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  it("lets one process work at a time", async () => {
    const counter = join(folder, "counter");
    writeFileSync(counter, "0");
    const module = pathToFileURL(inRoot("scripts/lib/lock.mjs")).href;
    const args = ["--input-type=module", "-e", counting, module, lock, counter];
    const children = Array.from({ length: 4 }, () => spawn(process.execPath, args, { stdio: "inherit" }));
    const codes = await Promise.all(children.map(async (child) => (await once(child, "exit"))[0]));
    assert.deepEqual(codes, [0, 0, 0, 0]);
    assert.equal(readFileSync(counter, "utf8"), "40");
  });

  it("tells who is waited for", async () => {
    const holders: number[] = [];
    let finish = () => {};
    const first = withLock(lock, () => new Promise<void>((done) => (finish = done)));
    const second = withLock(
      lock,
      async () => "done",
      (holder) => {
        holders.push(holder);
        finish();
      },
    );
    await first;
    assert.equal(await second, "done");
    assert.deepEqual(holders, [process.pid]);
  });

  it("takes over from a process that is gone", async () => {
    await withLock(lock, async () => {});
    writeFileSync(lock, String(gone));
    assert.equal(await withLock(lock, async () => readFileSync(lock, "utf8")), String(process.pid));
  });

  it("takes over from a holder that fell silent, whoever has its process id now", async () => {
    writeFileSync(lock, String(process.pid));
    utimesSync(lock, 0, 0);
    assert.equal(await withLock(lock, async () => "taken"), "taken");
  });

  it("is released by work that fails", async () => {
    await assert.rejects(
      withLock(lock, async () => {
        throw new Error("broken");
      }),
      /broken/,
    );
    assert.equal(existsSync(lock), false);
  });
});

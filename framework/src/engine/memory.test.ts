import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { idOf, send, start } from "../testing/notes-client.ts";
import type { Twin } from "./twin.ts";
import type { TwinOptions } from "./twin-options.ts";

const KILOBYTE = 1024;
const MEGABYTE = 1024 * KILOBYTE;
const CAPTURES = 200;

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

/** What the heap holds that somebody can still reach, in bytes. */
function heap(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

/** Requests of some kilobytes each that leave no more behind than they found; lets go of the thread now and then. */
async function work(twin: Twin, requests: number): Promise<void> {
  for (let count = 0; count < requests; count += 5) {
    const form = { text: `${count} ${"x".repeat(2 * KILOBYTE)}` };
    const id = idOf(send(twin, "POST /notes", { form, headers: { "idempotency-key": `key ${count}` } }));
    send(twin, `POST /notes/${id}`, { form: { text: "changed" } });
    send(twin, `GET /notes/${id}`);
    send(twin, "POST /notes", { form: { bogus: form.text } });
    send(twin, `DELETE /notes/${id}`);
    if (count % 1000 === 0) twin.reset("k1");
    if (count % 500 === 0) await new Promise(setImmediate);
  }
}

describe("a twin's memory", function () {
  this.timeout(60_000);
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "wondertwin-memory-"));
  });
  after(() => rmSync(folder, { recursive: true }));

  for (const [how, options] of [
    ["keeps all in memory", () => ({})],
    ["keeps a journal", () => ({ journal: { folder, rotateAfter: 3000 } })],
  ] as const satisfies readonly (readonly [string, () => TwinOptions])[])
    it(`does not grow over 20,000 requests, and holds as many as are kept, where it ${how}`, async () => {
      const before = heap();
      const twin = start({ captures: CAPTURES, ...options() });
      await work(twin, 5000);
      const early = heap();
      await work(twin, 20_000);
      const late = heap();
      assert.ok(late - early < MEGABYTE, `${late - early} bytes more`);
      // Each exchange with a body of two kilobytes is held as request, as answer and as state.
      const bound = CAPTURES * 10 * KILOBYTE + 3 * MEGABYTE;
      assert.ok(late - before < bound, `${late - before} bytes`);
      assert.equal(twin.captures({ limit: 1000 }).length, CAPTURES);
      await twin.close();
    });
});

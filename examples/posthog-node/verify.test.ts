import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { promisify } from "node:util";

describe("the shop on posthog-node", function () {
  this.timeout(30_000);

  it("proves itself", async () => {
    const program = new URL("verify.ts", import.meta.url).pathname;
    const { stdout } = await promisify(execFile)(process.execPath, ["--conditions=source", program]);
    assert.match(stdout, /^✓ \d+ of 100 customers/m);
  });
});

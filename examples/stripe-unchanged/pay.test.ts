import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const here = fileURLToPath(new URL(".", import.meta.url));
const wt = join(here, "..", "..", "node_modules", ".bin", "wt");
const run = promisify(execFile);

describe("a program that knows nothing but Stripe", function () {
  this.timeout(60_000);
  const captured = join(tmpdir(), `wt-unchanged-${process.pid}.jsonl`);
  after(() => rmSync(captured, { force: true }));

  it("is answered by the twin, whichever version of the SDK it has", async () => {
    const program = ["--intercept", "--offline", "--export", captured, "--", process.execPath, "pay.ts"];
    const { stdout } = await run(wt, ["run", "--isolated", "--twin", "stripe", ...program], { cwd: here });
    const did = "1200 paid, 3000000 bytes sent, kept at https://files.stripe.com";
    assert.deepEqual(stdout.trimEnd().split("\n"), [`stripe 23: ${did}`, `stripe 15: ${did}`]);
    const captures = readFileSync(captured, "utf8").trimEnd().split("\n");
    assert.deepEqual(
      captures.map((line) => {
        const { host, method, url, status } = JSON.parse(line);
        return `${status} ${method} ${host}${url.replace(/pi_\w+/, "pi_…")}`;
      }),
      Array.from({ length: 2 }, () => [
        "200 POST api.stripe.com/v1/customers",
        "200 POST api.stripe.com/v1/payment_intents",
        "402 POST api.stripe.com/v1/payment_intents",
        "200 POST files.stripe.com/v1/files",
        "200 GET api.stripe.com/v1/payment_intents/pi_…",
      ]).flat(),
    );
  });
});

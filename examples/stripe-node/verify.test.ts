import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

const claims = [
  "a good card pays",
  "a repeated order is charged once, also by a shop that has forgotten it",
  "a declined card leaves the order unpaid and tells the buyer why",
  "another card pays the same order",
  "a card that wants 3D Secure pays once its owner has authenticated",
  "an authentication that fails leaves the order unpaid",
  "a refund gives part of the price back, a second one the rest, a third nothing",
  "the books agree with the shop",
];

describe("the shop", () => {
  it("verifies itself", async () => {
    const { code, output } = await runVerify();
    assert.deepEqual(
      output.trimEnd().split("\n"),
      claims.map((claim) => `✓ ${claim}`),
    );
    assert.equal(code, 0);
  });
});

function runVerify(): Promise<{ code: number; output: string }> {
  const program = fileURLToPath(new URL("verify.ts", import.meta.url));
  return new Promise((resolve) => {
    execFile(process.execPath, ["--conditions=source", program], (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? -1) : 0, output: stdout + stderr });
    });
  });
}

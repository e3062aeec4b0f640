import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

const claims = [
  "a receipt arrives, once",
  "a reminder waits for its day, and can be called off",
  "an address that bounces is told of, with a signature that holds",
  "what cannot be sent says why",
];

describe("the shop's mail", () => {
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

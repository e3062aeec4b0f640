import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

const claims = [
  "a patient proves a number by the code sent to it",
  "is reminded, says yes and gets an answer",
  "another is called, presses two and is understood",
  "and whom no message reaches is noted",
];

describe("the appointment line", () => {
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

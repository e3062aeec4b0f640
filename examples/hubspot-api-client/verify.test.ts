import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

const claims = [
  "a sign-up becomes a contact, a company and a deal, which belong together",
  "the same sign-up again changes nothing",
  "a colleague joins the company and its deal",
  "whoever listens is told of the deal, with a signature that holds",
  "what is no address is refused as the SDK's own error",
];

describe("bringing sign-ups into HubSpot", () => {
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

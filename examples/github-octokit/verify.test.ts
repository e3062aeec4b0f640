import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

const claims = [
  "a hook says hello",
  "an issue is welcomed, and labelled by its words",
  "what nobody signed is refused",
  "what is old is closed, over several pages, and what is new stays",
  "what is private is not there for others, and a limit fails as the SDK's own error",
];

describe("the bot on GitHub", () => {
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

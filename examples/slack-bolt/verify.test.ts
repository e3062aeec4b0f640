import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

const claims = ["HTTP", "a socket"].flatMap((mode) => [
  `over ${mode} a command opens a form`,
  `over ${mode} what nobody can cook is refused, and the form stays`,
  `over ${mode} a dish is ordered, and the form closes`,
  `over ${mode} a mention is answered in its thread`,
  `over ${mode} a button ends the order in its message`,
  `over ${mode} nothing was delivered in vain`,
]);

describe("the lunch app", function () {
  this.timeout(60_000);

  it("verifies itself", async () => {
    const program = fileURLToPath(new URL("verify.ts", import.meta.url));
    const { code, output } = await new Promise<{ code: number; output: string }>((resolve) => {
      execFile(process.execPath, ["--conditions=source", program], (error, stdout, stderr) => {
        resolve({ code: error ? Number(error.code ?? -1) : 0, output: stdout + stderr });
      });
    });
    assert.deepEqual(
      output.trimEnd().split("\n"),
      claims.map((claim) => `✓ ${claim}`),
    );
    assert.equal(code, 0);
  });
});

import assert from "node:assert/strict";
import { findStaleCode } from "./code-in-docs.mjs";

const stale = (files: Record<string, string>) =>
  findStaleCode(Object.keys(files), (path) => files[path] ?? "");
const shown = (source: string, code: string) =>
  `# Guide\n\n<!-- code: ${source} -->\n\`\`\`ts\n${code}\`\`\`\n\n\`\`\`sh\nnpm test\n\`\`\`\n`;

describe("code in documents", () => {
  const code = "const one = 1;\nconst two = 2;\n";

  it("is what its file has", () => {
    assert.deepEqual(stale({ "a.ts": code, "README.md": shown("a.ts", code) }), []);
  });

  it("is found where it differs, or its file is gone", () => {
    assert.deepEqual(stale({ "a.ts": code, "README.md": shown("a.ts", "const one = 2;\n") }), [
      "README.md shows a.ts otherwise than it is",
    ]);
    assert.deepEqual(stale({ "README.md": shown("a.ts", code) }), [
      "README.md shows a.ts, which is not there",
    ]);
  });

  it("stands right below the comment that names its file", () => {
    assert.deepEqual(stale({ "a.ts": code, "README.md": `<!-- code: a.ts -->\n\nMore text.\n` }), [
      "README.md names code without a block of it right below",
    ]);
  });
});

import assert from "node:assert/strict";
import { findTableGaps } from "./folder-tables.mjs";

const gaps = (files: Record<string, string>) =>
  findTableGaps(Object.keys(files), (path) => files[path] ?? "");
const table = "| file | what it is |\n|---|---|\n";

describe("the tables of folders", () => {
  it("are complete when they name every file but tests", () => {
    const files = {
      "framework/src/clock/clock.ts": "",
      "framework/src/clock/frozen.ts": "",
      "framework/src/clock/wall.ts": "",
      "framework/src/clock/clock.test.ts": "",
      "framework/src/clock/README.md": `${table}| \`clock.ts\`, \`frozen.ts\` | time |\n| \`wall.ts\` | as in \`other.ts\` |\n`,
    };
    assert.deepEqual(gaps(files), []);
  });

  it("are asked for in framework and generator only", () => {
    assert.deepEqual(gaps({ "cli/src/output/table.ts": "", "framework/src/index.ts": "" }), []);
    assert.deepEqual(gaps({ "generator/src/emit/boot.ts": "" }), [
      "generator/src/emit has no README.md that says what its files are",
    ]);
  });

  it("name no file that is gone, and miss none", () => {
    const files = {
      "generator/src/emit/boot.ts": "",
      "generator/src/emit/README.md": `${table}| \`lazy.ts\` | schemas |\n`,
    };
    assert.deepEqual(gaps(files), [
      "generator/src/emit/README.md does not name boot.ts",
      "generator/src/emit/README.md names lazy.ts, which is not there",
    ]);
  });
});

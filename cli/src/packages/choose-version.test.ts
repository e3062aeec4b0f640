import assert from "node:assert/strict";
import type { PackageIndex } from "@wondertwin/framework/contracts";
import { chooseVersion, readRequest } from "./choose-version.ts";

const versions = ["1.0.0", "1.2.0", "2.0.0-beta.1"];
// Choosing looks at the names of versions alone.
const index = {
  schema_version: 2,
  twins: {
    notes: { title: "Notes", latest: "1.2.0", versions: Object.fromEntries(versions.map((v) => [v, {}])) },
  },
} as unknown as PackageIndex;

describe("a version", () => {
  for (const [word, chosen] of [
    ["notes", "1.2.0"],
    ["notes@latest", "1.2.0"],
    ["notes@^1", "1.2.0"],
    ["notes@1.0.0", "1.0.0"],
    ["notes@<1.1", "1.0.0"],
    ["notes@^2.0.0-beta", "2.0.0-beta.1"],
    ["community:wondertwin/notes@^1", "1.2.0"],
  ] as const)
    it(`is ${chosen} for ${word}`, () => {
      assert.equal(chooseVersion(index, readRequest(word)).version, chosen);
    });

  it("is not chosen where none fits, and the error says which there are", () => {
    assert.throws(() => chooseVersion(index, readRequest("notes@^3")), {
      code: "unknown_version",
      hint: /2\.0\.0-beta\.1, 1\.2\.0, 1\.0\.0/,
    });
    assert.throws(() => chooseVersion(index, readRequest("note")), { code: "unknown_twin", hint: /notes/ });
    assert.throws(() => chooseVersion(index, readRequest("constructor")), { code: "unknown_twin" });
    assert.throws(() => readRequest("notes@one"), { code: "usage" });
  });
});

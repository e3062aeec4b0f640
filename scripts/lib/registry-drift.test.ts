import assert from "node:assert/strict";
import { isRegistryLeftBehind } from "./registry-drift.mjs";

const left = (...entries: string[]) => isRegistryLeftBehind(entries.map((entry) => `${entry}\0`).join(""));

describe("a commit's registry", () => {
  it("is left behind when it alone differs", () => {
    assert.equal(left(" M twins/registry.json"), true);
    assert.equal(left("?? twins/"), true);
    assert.equal(left(" M twins/registry.json", " M README.md", " M cli/src/main.ts"), true);
  });

  it("may differ while its sources do", () => {
    assert.equal(left(" M twins/registry.json", " M specs/acme/vendor.ts"), false);
    assert.equal(left(" M twins/registry.json", "?? framework/src/a.ts"), false);
    assert.equal(left(" M twins/registry.json", "M  package-lock.json"), false);
  });

  it("is not left behind when it does not differ", () => {
    assert.equal(left(), false);
    assert.equal(left(" M README.md"), false);
  });
});

import assert from "node:assert/strict";
import { satisfies } from "./install.mjs";

const wanted = {
  packages: {
    "": { version: "0.0.0" },
    "node_modules/a": { version: "1.0.0", integrity: "sha512-a" },
    "node_modules/b-darwin": { version: "1.0.0", integrity: "sha512-b", optional: true },
  },
};
const installed = (version: string, integrity: string) => ({
  packages: { "node_modules/a": { version, integrity } },
});

describe("what is installed", () => {
  it("is enough when all but optional packages are there", () => {
    assert.equal(satisfies(installed("1.0.0", "sha512-a"), wanted), true);
  });

  it("is not enough when a package is missing, another version or other bytes", () => {
    assert.equal(satisfies({}, wanted), false);
    assert.equal(satisfies(installed("1.0.1", "sha512-a"), wanted), false);
    assert.equal(satisfies(installed("1.0.0", "sha512-c"), wanted), false);
  });
});

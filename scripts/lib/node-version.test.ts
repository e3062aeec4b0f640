import assert from "node:assert/strict";
import { requireNode } from "./node-version.mjs";

describe("requireNode", () => {
  it("takes the oldest version that works, and newer ones", () => {
    for (const version of ["20.19.0", "20.20.2", "22.0.0", "24.21.0"]) requireNode(version);
  });

  it("says what is needed where Node is too old", () => {
    for (const version of ["18.20.0", "20.18.3"]) {
      assert.throws(() => requireNode(version), {
        message: `Node ${version} is too old: 20.19 or newer is needed.`,
      });
    }
  });
});

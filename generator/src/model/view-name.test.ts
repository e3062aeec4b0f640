import assert from "node:assert/strict";
import { stemOf, withoutView } from "./view-name.ts";

describe("the name of a view", () => {
  for (const [component, name] of [
    ["minimal-repository", "repository"],
    ["pull-request-simple", "pull-request"],
    ["TaskCompact", "Task"],
    ["Folder--Mini", "Folder"],
    ["actions-public-key", "actions-public-key"],
    ["response", "response"],
  ] as const) {
    it(`${component} is one of ${name}`, () => {
      assert.equal(withoutView(component), name);
      assert.equal(stemOf(component), stemOf(name));
    });
  }
});

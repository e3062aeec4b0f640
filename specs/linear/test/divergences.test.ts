import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

interface Divergence {
  readonly routes: readonly string[];
  readonly vendor: string;
  readonly twin: string;
  readonly reason: string;
}

// The file is ours, and the test below holds it to this shape.
const divergences = JSON.parse(
  readFileSync(new URL("../divergences.json", import.meta.url), "utf8"),
) as readonly Divergence[];

describe("the list of divergences", () => {
  it("says what the vendor does, what the twin does, and why", () => {
    assert.ok(divergences.length > 0);
    for (const { routes, vendor, twin, reason } of divergences) {
      for (const text of [vendor, twin, reason]) assert.match(text, /\.$/);
      assert.ok(
        routes.every((route) => /^(POST|PUT) \/(graphql|oauth\/token|uploads\/\{upload\})$/.test(route)),
      );
    }
  });
});

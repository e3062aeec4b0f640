import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { startHubspot } from "./sdk.ts";

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

describe("the list of divergences of hubspot", () => {
  it("says of routes that exist what the vendor does, what the twin does, and why", async () => {
    const twin = await startHubspot();
    try {
      assert.ok(divergences.length > 0);
      for (const { routes, vendor, twin: ours, reason } of divergences) {
        for (const text of [vendor, ours, reason]) assert.match(text, /\.$/);
        assert.ok(routes.length > 0);
        for (const route of routes) {
          const [method = "", path = ""] = route.split(" ");
          const response = await fetch(twin.url + path.replaceAll(/[{}]/g, ""), { method });
          assert.ok(response.headers.has("x-wondertwin-coverage"), route);
        }
      }
    } finally {
      await twin.close();
    }
  });
});

import assert from "node:assert/strict";
import { limitsText } from "./limits-text.ts";

const asIs = (text: string) => text;
const style = { bad: asIs, dim: asIs, good: asIs, link: asIs, strong: asIs, warning: asIs };

describe("rate limits as text", () => {
  const limits = [{ name: "core", limit: 5000, per: "1h", by: ["caller"] as const }];

  it("say what they are, what is used, and whether anybody is refused", () => {
    const used = {
      partition: "p",
      name: "core",
      of: "u_1",
      limit: 5000,
      used: 7,
      remaining: 4993,
      reset: 3_600_000,
    };
    const text = limitsText({ enforced: true, limits, usage: [used] }, style);
    assert.match(text, /is refused/);
    assert.match(text, /core +5000 in 1h +by caller/);
    assert.match(text, /core +7 of 5000 +p u_1 +until 1970-01-01 01:00:00/);
  });

  it("say how they are enforced where they are not", () => {
    assert.match(limitsText({ enforced: false, limits, usage: [] }, style), /wt limits TWIN on/);
  });
});

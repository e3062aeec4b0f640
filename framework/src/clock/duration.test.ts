import assert from "node:assert/strict";
import { parseDuration } from "./duration.ts";

const HOUR = 3_600_000;

describe("a duration", () => {
  it("is read from its short form", () => {
    assert.equal(parseDuration("250ms"), 250);
    assert.equal(parseDuration("90s"), 90_000);
    assert.equal(parseDuration("1h30m"), 1.5 * HOUR);
    assert.equal(parseDuration("30d"), 30 * 24 * HOUR);
    assert.equal(parseDuration("0.5h"), HOUR / 2);
  });

  it("is read from ISO 8601", () => {
    assert.equal(parseDuration("P30D"), 30 * 24 * HOUR);
    assert.equal(parseDuration("P1W"), 7 * 24 * HOUR);
    assert.equal(parseDuration("P1DT12H30M5S"), 36.5 * HOUR + 5000);
  });

  it("is refused where it is none, or where its length is not fixed", () => {
    for (const text of ["", "P", "PT", "30", "d", "-1d", "1y", "P1M", "P1Y", "1 h", "1hour"])
      assert.throws(() => parseDuration(text), { code: "bad_duration" }, text);
  });
});

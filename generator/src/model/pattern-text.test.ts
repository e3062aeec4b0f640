import assert from "node:assert/strict";
import { patternTexts } from "./pattern-text.ts";

describe("patternTexts", () => {
  for (const pattern of [
    "^[CGD][A-Z0-9]{8,}$",
    "^AC[0-9a-fA-F]{32}$",
    "^([0-9a-fA-F]{40}(?:[0-9a-fA-F]{24})?)$",
    "^(\\d{4}-\\d{2}-\\d{2}) ((\\d{2}):(\\d{2}):(\\d{2}))$",
    "^((http[s]?|ftp):\\/)?\\/?([^:\\/\\s]+)((\\/\\w+)*\\/)([\\w\\-\\.]+[^#?\\s]+)(.*)?(#[\\w\\-]+)?$",
    "^(a|b)+c{2,3}$",
    "^\\+[1-9]\\d{1,14}$",
    "^/v1/things/[^/]+/lines",
    "^[^@]+@[^@]+$",
    "^\\u0041\\x42$",
    "^.{3}$",
  ]) {
    it(`writes a text that ${pattern} accepts`, () => {
      assert.ok(patternTexts(pattern).some((text) => new RegExp(pattern).test(text)));
    });
  }

  it("comes to an end on a pattern that is none", () => {
    assert.equal(typeof patternTexts("([)*{")[0], "string");
  });
});

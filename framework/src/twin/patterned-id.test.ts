import assert from "node:assert/strict";
import { patternedId } from "./patterned-id.ts";

describe("ids by a pattern", () => {
  const made = (pattern: string) =>
    patternedId(pattern)?.({ random: (length, alphabet = "") => `<${length} of ${alphabet}>`, count: 0 });

  it("have the first of its beginnings and as many of its characters", () => {
    assert.equal(made("^AB[0-9a-fA-F]{32}$"), "AB<32 of 0123456789abcdef>");
    assert.equal(made("^(AB|CD)[a-c]{4}$"), "AB<4 of abc>");
    assert.equal(made("^x[A-C0-1]{2}$"), "x<2 of ABC01>");
  });

  it("are made otherwise where it leaves more open", () => {
    for (const open of ["", "^AB", "^AB[0-9]+$", "^A.[0-9]{2}$", "^AB[^0-9]{2}$"])
      assert.equal(made(open), undefined, open);
  });
});

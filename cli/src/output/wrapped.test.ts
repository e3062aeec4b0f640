import assert from "node:assert/strict";
import { table } from "./table.ts";
import { wrapped } from "./wrapped.ts";

const RED = "\u001b[31m";
const PLAIN = "\u001b[39m";

describe("wrapped", () => {
  it("breaks at blanks, and indents the lines that follow", () => {
    assert.equal(wrapped("one two three four", 9), "one two\nthree\nfour");
    assert.equal(wrapped("one two three", 9, "  "), "one two\n  three");
    assert.equal(wrapped("one two", Number.POSITIVE_INFINITY), "one two");
  });

  it("keeps blanks at the start, and words that are wider than a line", () => {
    assert.equal(wrapped("    one two", 9), "    one\ntwo");
    assert.equal(wrapped("a incomprehensible b", 6), "a\nincomprehensible\nb");
  });

  it("counts no colour", () => {
    assert.equal(wrapped(`${RED}one two${PLAIN} three`, 7), `${RED}one two${PLAIN}\nthree`);
  });
});

describe("table", () => {
  it("wraps its last column to the width there is, below where it begins", () => {
    const rows = [
      ["a", "one two three"],
      ["long", "four"],
    ];
    assert.equal(table(rows, { within: 15 }), "a      one two\n       three\nlong   four");
    assert.equal(table(rows), "a      one two three\nlong   four");
  });
});

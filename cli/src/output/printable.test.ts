import assert from "node:assert/strict";
import { printable, printableLine } from "./printable.ts";

describe("printable text", () => {
  it("shows what would steer a terminal instead of obeying it", () => {
    assert.equal(printable("\u001b]0;title\u0007\u001b[31mred\r\n"), "\\x1b]0;title\\x07\\x1b[31mred\\x0d\n");
    assert.equal(printable("\u009b31m\u202egpj.exe"), "\\x9b31m\\u202egpj.exe");
  });

  it("leaves words of all languages alone", () => {
    assert.equal(printable("naïve 日本語 🎉\tx\n"), "naïve 日本語 🎉\tx\n");
  });

  it("keeps one line where one line is meant", () => {
    assert.equal(printableLine("a\r\nb\tc"), "a b c");
  });
});

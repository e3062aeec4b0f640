import assert from "node:assert/strict";
import { sha1 } from "./sha1.ts";

describe("sha1", () => {
  it("is the digest of RFC 3174's first example, and of text in UTF-8", () => {
    assert.equal(sha1("abc"), "a9993e364706816aba3e25717850c26c9cd0d89d");
    assert.equal(sha1("\u00e9"), "bf15be717ac1b080b4f1c456692825891ff5073d");
  });
});

import assert from "node:assert/strict";
import { fromBase64, toBase64 } from "./base64.ts";
import { sha1 } from "./sha1.ts";

describe("bytes", () => {
  it("go to base 64 and back, whatever they are", () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, position) => position);
    assert.deepEqual(fromBase64(toBase64(bytes)), bytes);
    assert.equal(toBase64("é"), "w6k=");
  });

  it("are read over line ends, and not from what is no base 64", () => {
    assert.deepEqual(fromBase64("aGVs\nbG8=\n"), new TextEncoder().encode("hello"));
    assert.equal(fromBase64("héllo"), undefined);
  });

  it("have a SHA-1 digest", () => {
    // The digest that RFC 3174 gives for its first example.
    assert.equal(sha1("abc"), "a9993e364706816aba3e25717850c26c9cd0d89d");
  });
});

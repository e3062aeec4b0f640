import assert from "node:assert/strict";
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import { decodeContent } from "./decode-content.ts";
import { ReadProblem } from "./problem.ts";

const isProblem = (kind: string) => (error: unknown) => error instanceof ReadProblem && error.kind === kind;
const text = JSON.stringify({ note: "a note, a note, a note" });
const decode = (body: Uint8Array, encoding: string, limit = 1000) =>
  Buffer.from(decodeContent(body, encoding, limit)).toString("utf8");

describe("decodeContent", () => {
  it("undoes every encoding that HTTP clients use, several in reverse order", () => {
    assert.equal(decode(gzipSync(text), "gzip"), text);
    assert.equal(decode(gzipSync(text), "X-GZIP"), text);
    assert.equal(decode(deflateSync(text), "deflate"), text);
    assert.equal(decode(brotliCompressSync(text), "br"), text);
    assert.equal(decode(zstdCompressSync(text), "zstd"), text);
    assert.equal(decode(gzipSync(deflateSync(text)), "deflate, gzip"), text);
    assert.equal(decode(Buffer.from(text), "identity"), text);
  });

  it("says what is wrong with the rest", () => {
    assert.throws(() => decode(Buffer.from(text), "compress"), isProblem("unsupported_encoding"));
    assert.throws(() => decode(Buffer.from(text), "constructor"), isProblem("unsupported_encoding"));
    assert.throws(() => decode(Buffer.from(text), "gzip"), isProblem("malformed_encoding"));
    assert.throws(() => decode(gzipSync("a".repeat(5000)), "gzip"), isProblem("too_large"));
  });
});

import assert from "node:assert/strict";
import { decodeMultipart } from "./decode-multipart.ts";
import { MAX_PARAMETERS } from "./form-tree.ts";
import { ReadProblem } from "./problem.ts";
import { Upload } from "./upload.ts";

const BOUNDARY = "----edge";

function multipart(...parts: readonly (readonly [headers: string, content: string | Buffer])[]): Buffer {
  const pieces = parts.flatMap(([headers, content]) => [
    Buffer.from(`--${BOUNDARY}\r\n${headers}\r\n\r\n`),
    Buffer.from(content),
    Buffer.from("\r\n"),
  ]);
  return Buffer.concat([...pieces, Buffer.from(`--${BOUNDARY}--\r\n`)]);
}

const field = (name: string) => `Content-Disposition: form-data; name="${name}"`;

function problemOf(body: Buffer, boundary = BOUNDARY): string {
  try {
    decodeMultipart(body, boundary);
  } catch (error) {
    assert.ok(error instanceof ReadProblem);
    return error.kind;
  }
  return "none";
}

describe("decodeMultipart", () => {
  it("reads fields by their bracketed names, in order", () => {
    const body = multipart(
      [field("purpose"), "identity"],
      [field("meta[a][]"), "é 1"],
      [field("meta[a][]"), ""],
    );
    assert.equal(
      JSON.stringify(decodeMultipart(body, BOUNDARY)),
      '{"purpose":"identity","meta":{"a":["é 1",""]}}',
    );
  });

  it("reads files whole, with name and type", () => {
    const bytes = Buffer.alloc(300_000, "\r\n--x\0\xff", "latin1");
    const headers = `${field("file")}; filename="folder/é.png"\r\nContent-Type: image/png`;
    const { file } = decodeMultipart(multipart([headers, bytes], [field("a"), "1"]), BOUNDARY);
    assert.ok(file instanceof Upload);
    assert.equal(file.filename, "é.png");
    assert.equal(file.contentType, "image/png");
    assert.ok(bytes.equals(file.bytes));
  });

  it("reads empty files and empty bodies", () => {
    const { file } = decodeMultipart(multipart([`${field("file")}; filename="a"`, ""]), BOUNDARY);
    assert.ok(file instanceof Upload);
    assert.equal(file.bytes.length, 0);
    assert.deepEqual(Object.keys(decodeMultipart(multipart(), BOUNDARY)), []);
  });

  it("refuses bodies that end early", () => {
    const body = multipart([field("a"), "1"], [`${field("file")}; filename="a"`, "bytes"]);
    for (const length of [0, 1, 20, 60, body.length - 20, body.length - 4]) {
      assert.equal(problemOf(body.subarray(0, length)), "malformed_multipart", `${length} bytes`);
    }
    assert.equal(problemOf(body, "other"), "malformed_multipart");
  });

  it("refuses broken part headers", () => {
    assert.equal(problemOf(multipart(["no header at all", "1"])), "malformed_multipart");
    assert.equal(problemOf(multipart([`${field("a")}\r\nBro ken: x`, "1"])), "malformed_multipart");
    assert.equal(
      problemOf(multipart(['Content-Disposition: form-data; name=""', "1"])),
      "malformed_multipart",
    );
    assert.equal(problemOf(multipart(["Content-Disposition: form-data", "1"])), "malformed_multipart");
  });

  it("refuses text that is not UTF-8", () => {
    assert.equal(problemOf(multipart([field("a"), Buffer.from([0xc3, 0x28])])), "invalid_utf8");
    assert.equal(problemOf(multipart([field("a"), "\uFFFD"])), "none");
  });

  it("reads text by the charset that its part states", () => {
    const utf8 = multipart([`${field("a")}\r\nContent-Type: text/plain; charset=utf-8`, "é"]);
    const latin1 = multipart([
      `${field("a")}\r\nContent-Type: text/plain; charset=latin1`,
      Buffer.from([0xe9]),
    ]);
    assert.equal(decodeMultipart(utf8, BOUNDARY)["a"], "é");
    assert.equal(decodeMultipart(latin1, BOUNDARY)["a"], "é");
  });

  it("refuses more parts than its limit", () => {
    const many = (count: number) =>
      multipart(...Array.from({ length: count }, () => [field("a"), ""] as const));
    assert.equal(problemOf(many(MAX_PARAMETERS)), "none");
    assert.equal(problemOf(many(MAX_PARAMETERS + 1)), "too_many_parameters");
  });

  it("keeps __proto__ as data", () => {
    decodeMultipart(multipart([field("__proto__[polluted]"), "1"]), BOUNDARY);
    assert.equal("polluted" in {}, false);
  });
});

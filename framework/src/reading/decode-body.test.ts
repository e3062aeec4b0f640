import assert from "node:assert/strict";
import { decodeBody } from "./decode-body.ts";
import { ReadProblem } from "./problem.ts";

function problemOf(body: string | Buffer, contentType: string): string {
  try {
    decodeBody(Buffer.from(body), contentType);
  } catch (error) {
    assert.ok(error instanceof ReadProblem);
    return error.kind;
  }
  return "none";
}

describe("decodeBody", () => {
  it("decodes by the content type", () => {
    assert.deepEqual(decodeBody(Buffer.from('{"a":1}'), "application/json; charset=utf-8"), {
      value: { a: 1 },
      from: "json",
    });
    assert.deepEqual(decodeBody(Buffer.from("[]"), "application/vnd.api+json"), { value: [], from: "json" });
    const form = decodeBody(Buffer.from("a=1"), "application/x-www-form-urlencoded");
    assert.equal(JSON.stringify(form), '{"value":{"a":"1"},"from":"text"}');
    const part = '--X\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--X--';
    assert.equal(
      JSON.stringify(decodeBody(Buffer.from(part), "multipart/form-data; boundary=X")),
      JSON.stringify(form),
    );
  });

  it("decodes part of a larger buffer", () => {
    const bytes = new Uint8Array(Buffer.from('xx{"a":1}xx')).subarray(2, 9);
    assert.deepEqual(decodeBody(bytes, "application/json").value, { a: 1 });
  });

  it("refuses types it does not know", () => {
    for (const type of [
      "text/xml",
      "nonsense",
      "",
      "application/json; charset=latin1",
      "multipart/form-data",
    ]) {
      assert.equal(problemOf("{}", type), "unsupported_media_type", type);
    }
  });

  it("refuses bytes that are no UTF-8", () => {
    const bytes = Buffer.from([0x22, 0xc3, 0x28, 0x22]);
    assert.equal(problemOf(bytes, "application/json"), "invalid_utf8");
    assert.equal(problemOf(bytes, "application/x-www-form-urlencoded"), "invalid_utf8");
  });
});

import assert from "node:assert/strict";
import { TwinError } from "@wondertwin/framework/contracts";
import { parseDocument } from "./parse-document.ts";

const parse = (text: string | Uint8Array) => parseDocument(Buffer.from(text), "acme");

function refuses(text: string | Uint8Array, message: RegExp): void {
  assert.throws(
    () => parse(text),
    (error) => {
      assert.ok(error instanceof TwinError);
      assert.equal(error.code, "description_unreadable");
      assert.match(error.message, message);
      return true;
    },
  );
}

describe("parseDocument", () => {
  it("reads JSON, with a byte order mark or without", () => {
    assert.deepEqual(parse('{"openapi":"3.1.0"}'), { openapi: "3.1.0" });
    assert.deepEqual(parse('\uFEFF {"openapi":"3.1.0"}'), { openapi: "3.1.0" });
  });

  it("reads YAML with anchors, merges and dates", () => {
    const document = parse("base: &base { a: 1 }\nderived: { <<: *base, b: 2024-04-10 }\n200: ok\n");
    assert.deepEqual(document, { base: { a: 1 }, derived: { a: 1, b: "2024-04-10" }, "200": "ok" });
  });

  it("makes objects of their own out of what YAML shares", () => {
    const { one, two } = parse("one: &x { a: 1 }\ntwo: *x\n");
    assert.notEqual(one, two);
  });

  it("says where it cannot go on", () => {
    refuses('{\n  "openapi": "3.1.0",\n  "paths": {\n', /acme cannot be read: line \d+, column \d+/);
    refuses("paths:\n  /a: [1\n", /line \d+, column \d+/);
    refuses("a: 1\na: 2\n", /line 2, column 1/);
  });

  it("refuses what is no document", () => {
    refuses("", /not an object/);
    refuses("[]", /not an object/);
    refuses("<html></html>", /not an object/);
    refuses(Buffer.from([0xff, 0xfe, 0x00]), /not UTF-8/);
  });

  it("refuses aliases that multiply without end", () => {
    const levels = Array.from(
      { length: 12 },
      (_, n) => `a${n}: &a${n} [${n === 0 ? "1" : `*a${n - 1},`.repeat(9)}]`,
    );
    refuses(levels.join("\n"), /alias/i);
  });

  it("keeps __proto__ as data", () => {
    const document = parse('{"__proto__":{"polluted":true}}');
    assert.deepEqual(Object.keys(document), ["__proto__"]);
    assert.equal(Object.getPrototypeOf(document), Object.prototype);
  });
});

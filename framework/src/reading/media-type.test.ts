import assert from "node:assert/strict";
import { parseMediaType } from "./media-type.ts";

describe("parseMediaType", () => {
  const cases: readonly [header: string, parsed: unknown][] = [
    ["application/json", { type: "application/json" }],
    [" Application/JSON ; Charset=UTF-8", { type: "application/json", charset: "utf-8" }],
    ['text/plain;charset="utf-8"', { type: "text/plain", charset: "utf-8" }],
    ["application/vnd.api+json", { type: "application/vnd.api+json" }],
    ["multipart/form-data; boundary=AbC; x=1", { type: "multipart/form-data", boundary: "AbC" }],
    ['multipart/form-data; boundary="a;b \\"c"', { type: "multipart/form-data", boundary: 'a;b "c' }],
    ["a/b;", { type: "a/b" }],
    ["a/b;;charset=x", { type: "a/b", charset: "x" }],
    ["", undefined],
    ["json", undefined],
    ["a/b/c", undefined],
    ["a b/c", undefined],
    ["a/b; charset", undefined],
    ["a/b; charset=", undefined],
    ['a/b; charset="x', undefined],
    ["a/b, c/d", undefined],
  ];
  for (const [header, parsed] of cases) {
    it(`reads ${JSON.stringify(header)}`, () => assert.deepEqual(parseMediaType(header), parsed));
  }
});

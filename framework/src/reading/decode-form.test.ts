import assert from "node:assert/strict";
import fc from "fast-check";
import { decodeForm } from "./decode-form.ts";
import { encodeForm } from "./differential/encode-form.ts";
import { MAX_FORM_DEPTH, MAX_PARAMETERS } from "./form-tree.ts";
import { ReadProblem } from "./problem.ts";

/** Trees as ordinary objects, to compare them with literals. */
function plain(text: string): unknown {
  return JSON.parse(JSON.stringify(decodeForm(text)));
}

function problemOf(text: string): string {
  try {
    decodeForm(text);
  } catch (error) {
    assert.ok(error instanceof ReadProblem);
    return error.kind;
  }
  return "none";
}

describe("decodeForm", () => {
  const cases: readonly [text: string, tree: unknown][] = [
    ["", {}],
    ["&&", {}],
    ["a=1", { a: "1" }],
    ["a", { a: "" }],
    ["a=", { a: "" }],
    ["=1", { "": "1" }],
    ["a=b=c", { a: "b=c" }],
    ["a&b=1", { a: "", b: "1" }],
    ["name=Jenny+Rosen&email=a%40b.c", { name: "Jenny Rosen", email: "a@b.c" }],
    ["a%5Bb%5D=1", { a: { b: "1" } }],
    ["a+b=%C3%A9", { "a b": "é" }],
    ["a[b][c]=x&a[b][d]=y", { a: { b: { c: "x", d: "y" } } }],
    ["a[]=1&a[]=2", { a: ["1", "2"] }],
    ["a=1&a=2&a=3", { a: ["1", "2", "3"] }],
    ["a[0][b]=x&a[1][b]=y", { a: { 0: { b: "x" }, 1: { b: "y" } } }],
    ["a[][b]=1&a[][c]=2&a[][b]=3", { a: [{ b: "1", c: "2" }, { b: "3" }] }],
    ["a[][b][x]=1&a[][b][y]=2&a[][b][x]=3", { a: [{ b: { x: "1", y: "2" } }, { b: { x: "3" } }] }],
    ["a[][b][]=1&a[][b][]=2", { a: [{ b: ["1", "2"] }] }],
    [
      "a[b=1&a]b=2&[c]=3&[]=4&a[b]c=5&a[b]]=6",
      { "a[b": "1", "a]b": "2", "[c]": "3", "[]": "4", "a[b]c": "5", "a[b]]": "6" },
    ],
  ];
  for (const [text, tree] of cases) {
    it(`reads ${text}`, () => assert.deepEqual(plain(text), tree));
  }

  const problems: readonly [text: string, kind: string][] = [
    ["a=%", "malformed_form"],
    ["a=%4", "malformed_form"],
    ["%zz=1", "malformed_form"],
    ["a=%C3%28", "invalid_utf8"],
    ["a=%ED%A0%80", "invalid_utf8"],
    ["a=1&a[b]=2", "malformed_form"],
    ["a[b]=1&a=2", "malformed_form"],
    ["a[]=1&a[b]=2", "malformed_form"],
    ["a[b]=1&a[]=2", "malformed_form"],
    ["a[][]=1", "malformed_form"],
    [`a${"[b]".repeat(MAX_FORM_DEPTH)}=1`, "too_deep"],
    [`a${"[b]".repeat(100_000)}=1`, "too_deep"],
    ["a&".repeat(MAX_PARAMETERS + 1), "too_many_parameters"],
  ];
  for (const [text, kind] of problems) {
    it(`refuses ${text.slice(0, 20)} as ${kind}`, () => assert.equal(problemOf(text), kind));
  }

  it("takes as many parameters and levels as its limits say", () => {
    assert.equal(problemOf("a&".repeat(MAX_PARAMETERS)), "none");
    assert.equal(problemOf(`a${"[b]".repeat(MAX_FORM_DEPTH - 1)}=1`), "none");
  });

  it("keeps names that every object inherits as data", () => {
    const tree = decodeForm(
      "__proto__[polluted]=1&constructor[prototype][polluted]=1&a[__proto__][polluted]=1&toString=x",
    );
    assert.deepEqual(Object.keys(tree), ["__proto__", "constructor", "a", "toString"]);
    assert.equal("polluted" in {}, false);
    assert.equal(decodeForm("a=1")["constructor"], undefined);
  });

  it("reads back what is written as a form", () => {
    const name = fc
      .string({ minLength: 1, unit: "grapheme" })
      .filter((text) => !/[[\]]/.test(text) && !/^\d+$/.test(text));
    const { tree } = fc.letrec<{ tree: Record<string, unknown> }>((tie) => ({
      tree: fc.dictionary(name, fc.oneof({ maxDepth: 3 }, fc.string({ unit: "grapheme" }), tie("tree")), {
        minKeys: 1,
        maxKeys: 4,
        noNullPrototype: true,
      }),
    }));
    fc.assert(
      // What is made of text and trees is JSON.
      fc.property(tree, (value) =>
        assert.deepEqual(plain(encodeForm(value as never)), JSON.parse(JSON.stringify(value))),
      ),
      { seed: 1 },
    );
  });

  it("answers anything with a tree or a problem, and pollutes nothing", () => {
    const part = fc.constantFrom(
      "a",
      "[",
      "]",
      "[]",
      "=",
      "&",
      "%",
      "%5B",
      "%C3",
      "+",
      "__proto__",
      "constructor",
      "0",
      "é",
    );
    const before = Object.getOwnPropertyNames(Object.prototype);
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        assert.notEqual(problemOf(parts.join("")), undefined);
      }),
      { seed: 1, numRuns: 2000 },
    );
    assert.deepEqual(Object.getOwnPropertyNames(Object.prototype), before);
  });
});

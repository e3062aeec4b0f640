import assert from "node:assert/strict";
import type { SchemaNode } from "../contracts/schema-node.ts";
import { decodeForm } from "./decode-form.ts";
import { decodeJson } from "./decode-json.ts";
import type { ReadIssue } from "./issue.ts";
import { bracketed } from "./path.ts";
import { createReader } from "./read.ts";
import type { ReaderOptions, Reading } from "./reading.ts";
import { Upload } from "./upload.ts";

/** Reads a form by the first schema of a pool. */
function readForm(pool: readonly SchemaNode[], form: string, options?: ReaderOptions): Reading {
  return createReader(pool, options).read(0, decodeForm(form), "text");
}

function readJson(pool: readonly SchemaNode[], value: unknown): Reading {
  return createReader(pool).read(0, value, "json");
}

/** What was read; fails where anything is wrong. */
function readValue(reading: Reading): unknown {
  assert.ok(reading.ok, JSON.stringify(reading));
  return reading.value;
}

/** What is wrong, with paths as forms write them. */
function issuesOf(reading: Reading): unknown[] {
  assert.ok(!reading.ok, JSON.stringify(reading));
  return reading.issues.map((issue: ReadIssue) => ({ ...issue, path: bracketed(issue.path) }));
}

/** A closed object with one property `a`. */
const objectWith = (...a: readonly SchemaNode[]): SchemaNode[] => [
  { type: "object", properties: { a: 1 }, additionalProperties: false },
  ...a,
];

describe("reading text", () => {
  const coerced: readonly [SchemaNode, text: string, value: unknown][] = [
    [{ type: "integer" }, "10", 10],
    [{ type: "integer" }, "-0", 0],
    [{ type: "number" }, "1.50", 1.5],
    [{ type: "number" }, "-2e3", -2000],
    [{ type: "boolean" }, "true", true],
    [{ type: "boolean" }, "false", false],
    [{ type: "string" }, "10", "10"],
    [{ type: "string" }, "", ""],
    [{ type: ["string", "null"] }, "", ""],
    [{ type: ["integer", "null"] }, "", null],
    [{ type: ["string", "integer"] }, "5", 5],
    [{ type: ["string", "integer"], enum: ["5", 6] }, "5", "5"],
    [{ enum: [5, true, "x"] }, "5", 5],
    [{ enum: [5, true, "x"] }, "true", true],
    [{}, "5", "5"],
    [{ type: "array" }, "5", ["5"]],
  ];
  for (const [schema, text, value] of coerced) {
    it(`takes ${JSON.stringify(text)} for ${JSON.stringify(value)} by ${JSON.stringify(schema)}`, () => {
      assert.deepEqual(readValue(readForm(objectWith(schema), `a=${text}`)), { a: value });
    });
  }

  const refused: readonly [SchemaNode, form: string][] = [
    [{ type: "integer" }, "a=1.0"],
    [{ type: "integer" }, "a=1e3"],
    [{ type: "integer" }, "a= 1"],
    [{ type: "integer" }, "a=0x10"],
    [{ type: "integer" }, "a=9007199254740993"],
    [{ type: "integer" }, "a="],
    [{ type: "number" }, "a=Infinity"],
    [{ type: "number" }, `a=1${"0".repeat(400)}`],
    [{ type: "number" }, "a=."],
    [{ type: "boolean" }, "a=True"],
    [{ type: "boolean" }, "a=1"],
    [{ type: "array" }, "a="],
    [{ type: "array" }, "a[b]=1"],
    [{ type: "array" }, "a[01]=1"],
    [{ type: "object" }, "a=1"],
    [{ type: "object" }, "a[]=1"],
    [{ type: "string" }, "a[b]=1"],
    [{ type: "string" }, "a=1&a=2"],
  ];
  for (const [schema, form] of refused) {
    it(`refuses ${form.slice(0, 40)} by ${JSON.stringify(schema)}`, () => {
      const [issue] = issuesOf(readForm(objectWith(schema), form));
      assert.deepEqual(issue, {
        kind: "type",
        path: "a",
        value: decodeForm(form)["a"],
        expected: [schema.type],
      });
    });
  }

  it("takes positions for arrays, in their order", () => {
    const pool = objectWith(
      { type: "array", items: 2 },
      { type: "object", properties: { b: 3 } },
      { type: "integer" },
    );
    assert.deepEqual(readValue(readForm(pool, "a[10][b]=3&a[2][b]=2&a[0][b]=1")), {
      a: [{ b: 1 }, { b: 2 }, { b: 3 }],
    });
    assert.deepEqual(readValue(readForm(pool, "a[][b]=1&a[][b]=2")), { a: [{ b: 1 }, { b: 2 }] });
  });

  it("takes a lone value for an array only where that is allowed and it is no item", () => {
    const pool = objectWith({ type: "array", items: 2 }, { type: "integer" });
    assert.deepEqual(readValue(readForm(pool, "a=5")), { a: [5] });
    assert.equal(readForm(pool, "a=5", { loneValueAsArray: false }).ok, false);
    assert.equal(readForm(objectWith({ type: "array", items: 1 }), "a=5").ok, false);
  });

  it("takes the empty text for the alternative that lists it", () => {
    const unset: SchemaNode = { type: "string", enum: [""] };
    for (const type of ["object", "array", "integer", "number", "boolean"] as const) {
      const pool = objectWith({ anyOf: [2, 3] }, { type }, unset);
      assert.deepEqual(readValue(readForm(pool, "a=")), { a: "" });
      assert.deepEqual(issuesOf(readForm(pool, "a=x", { loneValueAsArray: false })), [
        { kind: "type", path: "a", value: "x", expected: [type] },
      ]);
    }
  });

  it("prefers the narrowest alternative", () => {
    const pool = (...branches: SchemaNode[]) =>
      objectWith({ anyOf: branches.map((_, at) => at + 2) }, ...branches);
    const string: SchemaNode = { type: "string" };
    assert.deepEqual(readValue(readForm(pool(string, { type: "integer" }), "a=5")), { a: 5 });
    assert.deepEqual(readValue(readForm(pool(string, { type: "boolean" }), "a=true")), { a: true });
    assert.deepEqual(readValue(readForm(pool({ type: "integer" }, { enum: ["5"] }), "a=5")), { a: "5" });
    assert.deepEqual(readValue(readForm(pool({ type: "array" }, string), "a=5")), { a: "5" });
    assert.deepEqual(readValue(readForm(pool({ type: "number" }, { type: "integer" }), "a=5.5")), { a: 5.5 });
  });

  it("asks oneOf of the coerced value", () => {
    const pool = objectWith({ oneOf: [2, 3] }, { type: "string" }, { type: "integer" });
    assert.deepEqual(readValue(readForm(pool, "a=5")), { a: 5 });
    assert.deepEqual(readValue(readForm(pool, "a=x")), { a: "x" });
  });

  it("asks every part of allOf of the coerced value", () => {
    const pool = objectWith({ allOf: [2, 3] }, { minimum: 5 }, { type: "integer" });
    assert.deepEqual(readValue(readForm(pool, "a=7")), { a: 7 });
    assert.deepEqual(issuesOf(readForm(pool, "a=3")), [
      { kind: "range", path: "a", value: 3, limit: { min: 5 } },
    ]);
  });

  it("coerces the properties that several parts of allOf describe", () => {
    const parts: SchemaNode[] = [
      { type: "object", properties: { x: 4 } },
      { type: "object", properties: { y: 5 } },
      { type: "integer" },
      { type: "array", items: 4 },
    ];
    const pool = objectWith({ allOf: [2, 3] }, ...parts);
    assert.deepEqual(readValue(readForm(pool, "a[x]=1&a[y][0]=2&a[z][0]=3")), {
      a: { x: 1, y: [2], z: { 0: "3" } },
    });
  });

  it("copies what no schema describes into ordinary objects, text as text", () => {
    const value = readValue(readForm([{ type: "object" }], "a[b]=1&a[c][]=2&constructor=3"));
    assert.deepEqual(value, { a: { b: "1", c: ["2"] }, constructor: "3" });
    assert.equal(Object.getPrototypeOf(value), Object.prototype);
  });

  it("takes a file for a string, and for nothing else", () => {
    const upload = new Upload({ filename: "a", contentType: "text/plain", bytes: Buffer.from("a") });
    const reader = createReader([
      { type: "object", properties: { file: 1, at: 2 } },
      { type: "string", format: "binary", maxLength: 0 },
      { type: "object" },
    ]);
    assert.deepEqual(readValue(reader.read(0, { file: upload }, "text")), { file: upload });
    assert.equal(reader.read(0, { at: upload }, "text").ok, false);
  });
});

describe("reading JSON", () => {
  it("coerces nothing and returns the input itself", () => {
    const input = { a: { b: [1, null] } };
    assert.equal(readValue(readJson([{ type: "object" }], input)), input);
    assert.equal(readJson(objectWith({ type: "integer" }), { a: "5" }).ok, false);
    assert.equal(readJson(objectWith({ type: "array" }), { a: 5 }).ok, false);
    assert.equal(readJson(objectWith({ type: "array" }), { a: { 0: 5 } }).ok, false);
  });

  it("counts tenths exactly, though binary fractions do not", () => {
    assert.ok(readJson([{ multipleOf: 0.1 }], 0.3).ok);
    assert.ok(readJson([{ multipleOf: 0.01 }], 19.99).ok);
  });

  it("takes numbers too large for JavaScript for no number", () => {
    assert.equal(readJson([{ type: "number" }], decodeJson("1e999")).ok, false);
    assert.equal(readJson([{ type: "integer" }], decodeJson("1e999")).ok, false);
  });

  it("reads a property by its name and by every pattern that its name matches", () => {
    const pool: SchemaNode[] = [
      { properties: { ab: 1 }, patternProperties: { "^a": 2, b$: 3 }, additionalProperties: false },
      { type: "integer" },
      { minimum: 5 },
      { maximum: 7 },
    ];
    assert.ok(readJson(pool, { ab: 6, ax: 9, xb: 1 }).ok);
    for (const value of [{ ab: 6.5 }, { ab: 4 }, { ab: 8 }, { ax: 4 }, { xb: 8 }, { x: 6 }]) {
      assert.equal(readJson(pool, value).ok, false, JSON.stringify(value));
    }
  });

  it("reads recursive schemas", () => {
    const pool: SchemaNode[] = [
      { type: "object", properties: { next: 0, value: 1 }, required: ["value"] },
      { type: "integer" },
    ];
    assert.ok(readJson(pool, { value: 1, next: { value: 2, next: { value: 3 } } }).ok);
    assert.deepEqual(issuesOf(readJson(pool, { value: 1, next: { value: 2, next: {} } })), [
      { kind: "missing", path: "next[next][value]" },
    ]);
  });

  it("refuses __proto__ wherever it stands, and knows no inherited property", () => {
    const hostile = '{"__proto__":{"polluted":1}}';
    for (const text of [hostile, `{"a":${hostile}}`, `{"a":[{"b":${hostile}}]}`]) {
      for (const pool of [[{}], [{ type: "object" }], objectWith({})] satisfies SchemaNode[][]) {
        const [issue] = issuesOf(readJson(pool, decodeJson(text)));
        assert.match(JSON.stringify(issue), /"unknown".*"names":\["__proto__"\]/);
      }
    }
    assert.deepEqual(
      issuesOf(
        readJson(
          [{ properties: { toString: 1 }, required: ["toString", "constructor"] }, { type: "integer" }],
          {},
        ),
      ),
      [
        { kind: "missing", path: "toString" },
        { kind: "missing", path: "constructor" },
      ],
    );
    assert.deepEqual(issuesOf(readJson([{ additionalProperties: false }], { toString: 1 })), [
      { kind: "unknown", path: "", value: { toString: 1 }, names: ["toString"] },
    ]);
  });
});

describe("issues", () => {
  const told: readonly [SchemaNode, value: unknown, issue: Record<string, unknown>][] = [
    [{ type: ["integer", "null"] }, "x", { kind: "type", expected: ["integer", "null"] }],
    [{ enum: ["a", "b"] }, "c", { kind: "enum", allowed: ["a", "b"] }],
    [{ format: "email" }, "c", { kind: "format", format: "email" }],
    [{ format: "int32" }, 2 ** 31, { kind: "format", format: "int32" }],
    [{ pattern: "^a" }, "b", { kind: "pattern", pattern: "^a" }],
    [{ maxLength: 2 }, "abc", { kind: "length", limit: { max: 2 } }],
    [{ minLength: 2 }, "😀", { kind: "length", limit: { min: 2 } }],
    [{ minimum: 2 }, 1, { kind: "range", limit: { min: 2 } }],
    [{ maximum: 2 }, 3, { kind: "range", limit: { max: 2 } }],
    [{ exclusiveMinimum: 2 }, 2, { kind: "range", limit: { above: 2 } }],
    [{ exclusiveMaximum: 2 }, 2, { kind: "range", limit: { below: 2 } }],
    [{ multipleOf: 0.1 }, 0.25, { kind: "multiple", multipleOf: 0.1 }],
    [{ minItems: 1 }, [], { kind: "items", limit: { min: 1 } }],
    [{ maxItems: 1 }, [1, 2], { kind: "items", limit: { max: 1 } }],
    [{ uniqueItems: true }, [{ a: 1 }, { a: 1 }], { kind: "duplicate" }],
    [{ minProperties: 1 }, {}, { kind: "properties", limit: { min: 1 } }],
    [{ maxProperties: 0 }, { a: 1 }, { kind: "properties", limit: { max: 0 } }],
    [{ not: 2 }, 5, { kind: "forbidden" }],
    [{ oneOf: [2, 3] }, 5, { kind: "conflict" }],
  ];
  for (const [schema, value, issue] of told) {
    it(`tell ${JSON.stringify(issue)}`, () => {
      const pool = objectWith(schema, { type: "integer" }, { type: "number" });
      assert.deepEqual(issuesOf(readJson(pool, { a: value })), [{ ...issue, path: "a", value }]);
    });
  }

  it("come in the input's order, unknown names together, then what is missing", () => {
    const pool: SchemaNode[] = [
      { type: "object", properties: { a: 1, b: 2 }, required: ["a", "c"], additionalProperties: false },
      { type: "object", properties: { x: 2 }, required: ["y"] },
      { type: "integer" },
    ];
    assert.deepEqual(readForm(pool, "z=1&b=x&y=2&a[x]=q"), {
      ok: false,
      issues: [
        { kind: "unknown", value: decodeForm("z=1&b=x&y=2&a[x]=q"), names: ["z", "y"], path: [] },
        { kind: "type", value: "x", expected: ["integer"], path: ["b"] },
        { kind: "type", value: "q", expected: ["integer"], path: ["a", "x"] },
        { kind: "missing", path: ["a", "y"] },
        { kind: "missing", path: ["c"] },
      ],
    });
  });

  it("end at the limit", () => {
    const pool: SchemaNode[] = [
      { type: "array", items: 1 },
      { anyOf: [2, 3] },
      { type: "integer" },
      { type: "boolean" },
    ];
    const many = Array.from({ length: 100 }, () => "x");
    assert.equal(issuesOf(readJson(pool, many)).length, 20);
    assert.equal(issuesOf(createReader(pool, { maxIssues: 1 }).read(0, many, "json")).length, 1);
  });

  it("of alternatives are those of the one that fits most nearly", () => {
    const pool: SchemaNode[] = [
      { anyOf: [1, 2, 3] },
      { type: "object", properties: { kind: 4, card: 6 }, required: ["kind", "card"] },
      { type: "object", properties: { kind: 5, bank: 6 }, required: ["kind", "bank"] },
      { type: "array" },
      { enum: ["card"] },
      { enum: ["bank"] },
      { type: "object", properties: { number: 7 }, required: ["number"] },
      { type: "integer" },
    ];
    assert.deepEqual(issuesOf(readJson(pool, { kind: "bank" })), [{ kind: "missing", path: "bank" }]);
    assert.deepEqual(issuesOf(readJson(pool, { kind: "bank", bank: { number: "x" } })), [
      { kind: "type", path: "bank[number]", value: "x", expected: ["integer"] },
    ]);
    assert.deepEqual(issuesOf(readJson(pool, 5)), [
      { kind: "type", path: "", value: 5, expected: ["object", "array"] },
    ]);
  });
});

describe("closed objects", () => {
  const closedObjects = true;
  const named = (...names: string[]): SchemaNode => ({
    type: "object",
    properties: Object.fromEntries(names.map((name) => [name, 1])),
  });
  const string: SchemaNode = { type: "string" };

  it("have no properties but those described, at any depth", () => {
    const pool: SchemaNode[] = [{ properties: { a: 2 }, additionalProperties: 1 }, string, named("b")];
    assert.ok(readForm(pool, "a[x]=1&c=1").ok);
    assert.deepEqual(issuesOf(readForm(pool, "a[x]=1&c=1", { closedObjects })), [
      { kind: "unknown", path: "a", value: decodeForm("x=1"), names: ["x"] },
    ]);
  });

  it("are not those that say of other properties what they hold, nor those without any", () => {
    for (const free of [
      { type: "object" },
      { additionalProperties: 1 },
      { properties: {}, patternProperties: { b: 1 } },
    ] as const) {
      assert.ok(readForm([{ properties: { a: 2 } }, string, free], "a[b]=1", { closedObjects }).ok);
    }
  });

  it("are not those of which other schemas describe another part", () => {
    const parts: readonly SchemaNode[][] = [
      [{ allOf: [2, 3] }, string, named("a"), named("b")],
      [{ ...named("a"), anyOf: [2] }, string, named("b")],
      [{ ...named("a"), allOf: [2] }, string, { oneOf: [3] }, named("b")],
      [{ allOf: [2, 3] }, string, named("a"), { anyOf: [4] }, named("b")],
    ];
    for (const pool of parts)
      assert.ok(readForm(pool, "a=1&b=1", { closedObjects }).ok, JSON.stringify(pool));
  });

  it("tell alternatives apart", () => {
    const pool: SchemaNode[] = [{ anyOf: [2, 3] }, string, named("a"), named("b")];
    assert.ok(readForm(pool, "b=1", { closedObjects }).ok);
    assert.equal(readForm(pool, "c=1", { closedObjects }).ok, false);
  });
});

describe("patterns", () => {
  it("are read without the u flag where it does not take them, and skipped where nothing does", () => {
    assert.equal(readJson(objectWith({ pattern: "^\\-$" }), { a: "-" }).ok, true);
    assert.equal(readJson(objectWith({ pattern: "^\\-$" }), { a: "+" }).ok, false);
    assert.equal(readJson(objectWith({ pattern: "(?P<x>a)" }), { a: "b" }).ok, true);
  });
});

import assert from "node:assert/strict";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { JsonObject } from "./json.ts";
import { normaliseSchema } from "./normalise-schema.ts";

const $ref = "#/components/schemas/customer";

const CASES: readonly { readonly what: string; readonly from: JsonObject; readonly to: JsonObject }[] = [
  { what: "a nullable type", from: { type: "string", nullable: true }, to: { type: ["string", "null"] } },
  { what: "nullable: false", from: { type: "string", nullable: false }, to: { type: "string" } },
  { what: "a nullable anything", from: { nullable: true }, to: {} },
  {
    what: "a nullable enum",
    from: { type: "string", enum: ["a"], nullable: true },
    to: { type: ["string", "null"], enum: ["a", null] },
  },
  { what: "a nullable enum without type", from: { enum: ["a"], nullable: true }, to: { enum: ["a", null] } },
  { what: "a nullable enum with null", from: { enum: [null], nullable: true }, to: { enum: [null] } },
  {
    what: "a nullable reference",
    from: { $ref, description: "Who", nullable: true },
    to: { description: "Who", anyOf: [{ $ref }, { type: "null" }] },
  },
  {
    what: "a nullable union",
    from: { anyOf: [{ type: "string" }, { $ref }], nullable: true, "x-expansionResources": {} },
    to: { anyOf: [{ type: "string" }, { $ref }, { type: "null" }], "x-expansionResources": {} },
  },
  {
    what: "a nullable choice that has null already",
    from: { oneOf: [{ $ref }, { type: "null" }], nullable: true },
    to: { oneOf: [{ $ref }, { type: "null" }] },
  },
  {
    what: "a nullable reference wrapped in allOf",
    from: { allOf: [{ $ref }], nullable: true },
    to: { anyOf: [{ $ref }, { type: "null" }] },
  },
  {
    what: "a nullable composition",
    from: { type: "object", allOf: [{ $ref }, { required: ["id"] }], nullable: true, "x-own": 1 },
    to: {
      "x-own": 1,
      anyOf: [{ type: "object", allOf: [{ $ref }, { required: ["id"] }] }, { type: "null" }],
    },
  },
  {
    what: "Swagger's nullable",
    from: { type: "integer", "x-nullable": true },
    to: { type: ["integer", "null"] },
  },
  {
    what: "exclusive bounds as flags",
    from: { minimum: 1, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false },
    to: { exclusiveMinimum: 1, maximum: 9 },
  },
  { what: "exclusive bounds as numbers", from: { exclusiveMinimum: 1 }, to: { exclusiveMinimum: 1 } },
  { what: "a constant", from: { const: "customer" }, to: { enum: ["customer"] } },
  { what: "the annotation for XML", from: { type: "string", xml: { name: "c" } }, to: { type: "string" } },
];

describe("normaliseSchema", () => {
  for (const { what, from, to } of CASES) {
    it(`rewrites ${what}`, () => {
      const schema = structuredClone(from);
      normaliseSchema(schema);
      assert.deepEqual(schema, to);
    });
  }

  it("changes nothing the second time", () => {
    for (const { from } of CASES) {
      const schema = structuredClone(from);
      normaliseSchema(schema);
      const once = structuredClone(schema);
      normaliseSchema(schema);
      assert.deepEqual(schema, once);
    }
  });

  it("allows null exactly where the vendor means it", () => {
    const ajv = new Ajv2020({ strict: false });
    ajv.addSchema({
      $id: "https://acme.example/",
      components: { schemas: { customer: { type: "object" } } },
    });
    for (const { what, from } of CASES) {
      const schema = { ...structuredClone(from), $id: `https://acme.example/${encodeURIComponent(what)}` };
      normaliseSchema(schema);
      const text = JSON.stringify(schema).replaceAll(`"${$ref}"`, `"https://acme.example/${$ref}"`);
      const nullable =
        from["nullable"] === true ||
        from["x-nullable"] === true ||
        !("type" in from || "const" in from || "enum" in from);
      assert.equal(ajv.validate(JSON.parse(text), null), nullable, what);
    }
  });
});

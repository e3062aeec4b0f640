import assert from "node:assert/strict";
import { DocumentIndex } from "../model/document-index.ts";
import type { RawSchema } from "../model/raw-schema.ts";
import { printType } from "./print-type.ts";
import { typeOfSchema } from "./type-of-schema.ts";

const customer = { $ref: "#/components/schemas/customer" };
const deletedCustomer = { $ref: "#/components/schemas/deleted_customer" };
const money = { $ref: "#/components/schemas/money" };

const index = new DocumentIndex({
  components: {
    schemas: {
      customer: { type: "object", properties: { id: { type: "string" } } },
      deleted_customer: { allOf: [customer, { type: "object", properties: { deleted: { enum: [true] } } }] },
      money: { type: "object", properties: { amount: { type: "integer" } } },
    },
  },
});

function stored(schema: RawSchema | boolean): string {
  return printType(typeOfSchema(schema, { index, stored: true }));
}

function requested(schema: RawSchema): string {
  return printType(typeOfSchema(schema, { index, stored: false }));
}

describe("typeOfSchema", () => {
  it("types the plain kinds", () => {
    assert.equal(stored({ type: "string", format: "date-time" }), "string");
    assert.equal(stored({ type: "integer", format: "int64" }), "number");
    assert.equal(stored({ type: "number" }), "number");
    assert.equal(stored({ type: "boolean" }), "boolean");
    assert.equal(stored({ type: "null" }), "null");
    assert.equal(stored({}), "unknown");
  });

  it("types true and false as anything and nothing", () => {
    assert.equal(stored(true), "unknown");
    assert.equal(stored(false), "never");
  });

  it("types several kinds as a union that ends in null", () => {
    assert.equal(stored({ type: ["null", "string", "integer"] }), "string | number | null");
  });

  it("types enums and constants as literals", () => {
    assert.equal(stored({ type: "string", enum: ["a", 'say "b"'] }), '"a" | "say \\"b\\""');
    assert.equal(stored({ enum: [null, 1, true] }), "1 | true | null");
    assert.equal(stored({ const: "list" }), '"list"');
  });

  it("types arrays, with brackets around what needs them", () => {
    assert.equal(stored({ type: "array", items: { type: "string" } }), "string[]");
    assert.equal(stored({ type: "array", items: { type: ["string", "null"] } }), "(string | null)[]");
    assert.equal(stored({ items: customer }), 'Schemas["customer"][]');
    assert.equal(stored({ type: "array" }), "unknown[]");
  });

  it("makes optional what is not required", () => {
    const schema = { properties: { id: { type: "string" }, "x-y": { type: "integer" } }, required: ["id"] };
    assert.equal(stored(schema), '{\n  id: string;\n  "x-y"?: number;\n}');
  });

  it("keeps a required property that has no schema", () => {
    assert.equal(stored({ required: ["id"] }), "{ id: {} | null }");
  });

  it("types what has no names by its values", () => {
    assert.equal(stored({ type: "object" }), "{ [key: string]: unknown }");
    const strings = { type: "object", additionalProperties: { type: "string" } };
    assert.equal(stored(strings), "{ [key: string]: string }");
    const numbers = {
      type: "object",
      patternProperties: { "^n": { type: "number" } },
      additionalProperties: false,
    };
    assert.equal(stored(numbers), "{ [key: string]: number }");
    assert.equal(stored({ type: "object", additionalProperties: false }), "{}");
  });

  it("adds typed further properties to named ones, and leaves untyped ones out", () => {
    const named = { type: "object", properties: { id: { type: "string" } } };
    assert.equal(stored({ ...named, additionalProperties: true }), "{ id?: string }");
    assert.equal(
      stored({ ...named, additionalProperties: { type: "integer" } }),
      "{ id?: string } & { [key: string]: number }",
    );
  });

  it("types oneOf and anyOf as unions, null included", () => {
    assert.equal(stored({ oneOf: [customer, money] }), 'Schemas["customer"] | Schemas["money"]');
    assert.equal(stored({ anyOf: [money, { type: "null" }] }), 'Schemas["money"] | null');
    assert.equal(stored({ anyOf: [money, {}] }), "unknown");
  });

  it("types allOf as an intersection", () => {
    const extra = { properties: { note: { type: "string" } } };
    assert.equal(stored({ allOf: [money, extra] }), 'Schemas["money"] & { note?: string }');
    assert.equal(stored({ allOf: [money], type: "object" }), 'Schemas["money"]');
    assert.equal(
      stored({ type: "array", items: { allOf: [money, extra] } }),
      '(Schemas["money"] & { note?: string })[]',
    );
  });

  it("combines a schema's own properties with its alternatives", () => {
    const schema = { type: "object", properties: { id: { type: "string" } }, oneOf: [customer, money] };
    assert.equal(stored(schema), '{ id?: string } & (Schemas["customer"] | Schemas["money"])');
  });

  it("types a binary string as a file", () => {
    assert.equal(
      requested({ properties: { file: { type: "string", format: "binary" } } }),
      "{ file?: Upload }",
    );
  });
});

describe("typeOfSchema of a field that holds an entity or its id", () => {
  it("is the id where it is stored", () => {
    const field = { anyOf: [{ type: "string" }, customer, deletedCustomer] };
    assert.equal(stored(field), "string");
    assert.equal(stored({ anyOf: [...field.anyOf, { type: "null" }] }), "string | null");
    assert.equal(stored({ type: "array", items: field }), "string[]");
  });

  it("is the union as described where it is requested", () => {
    assert.equal(requested({ anyOf: [{ type: "string" }, customer] }), 'string | Schemas["customer"]');
  });

  it("needs entities: schemas with an id, or the description's own mark", () => {
    const field = { anyOf: [{ type: "string" }, money] };
    assert.equal(stored(field), 'string | Schemas["money"]');
    assert.equal(stored({ ...field, "x-expansionResources": { oneOf: [money] } }), "string");
  });

  it("needs a string that may be any", () => {
    assert.equal(
      stored({ anyOf: [{ type: "string", enum: ["none"] }, customer] }),
      '"none" | Schemas["customer"]',
    );
  });
});

import assert from "node:assert/strict";
import { DocumentIndex } from "./document-index.ts";
import { listEnvelope, wrappedElement } from "./list-envelope.ts";
import type { RawSchema } from "./raw-schema.ts";

const droplet: RawSchema = {
  type: "object",
  properties: { id: { type: "integer" }, name: { type: "string" } },
};
const index = new DocumentIndex({
  components: {
    schemas: {
      droplet,
      links: { type: "object", properties: { links: { type: "object", properties: { next: {} } } } },
    },
  },
});
const items: RawSchema = { type: "array", items: { $ref: "#/components/schemas/droplet" } };
const object = (properties: { readonly [name: string]: RawSchema }): RawSchema => ({
  type: "object",
  properties,
});

describe("listEnvelope", () => {
  it("takes a bare array for a page", () => {
    const page = listEnvelope(items, index);
    assert.equal(page?.element.component, "droplet");
    assert.equal(page?.at, undefined);
  });

  it("finds the one list among paging fields", () => {
    const schema = object({
      droplets: items,
      next_page_token: { type: "string" },
      total_records: { type: "integer" },
    });
    assert.equal(listEnvelope(schema, index)?.at, "droplets");
  });

  it("looks into the parts of an allOf", () => {
    const schema: RawSchema = {
      allOf: [object({ droplets: items }), { $ref: "#/components/schemas/links" }],
    };
    assert.equal(listEnvelope(schema, index)?.at, "droplets");
  });

  it("passes over a list of errors beside the page", () => {
    const errors: RawSchema = { type: "array", items: object({ code: { type: "string" } }) };
    assert.equal(
      listEnvelope(object({ errors, droplets: items, cursor: { type: "string" } }), index)?.at,
      "droplets",
    );
  });

  it("takes no entity that holds a list for a page", () => {
    const schema = object({ id: { type: "string" }, status: { type: "string" }, data: items });
    assert.equal(listEnvelope(schema, index), undefined);
    assert.equal(listEnvelope(object({ region: { type: "string" }, droplets: items }), index), undefined);
  });

  it("takes no list of plain values for a page", () => {
    assert.equal(
      listEnvelope(object({ names: { type: "array", items: { type: "string" } } }), index),
      undefined,
    );
  });
});

describe("wrappedElement", () => {
  it("finds the entity in its wrapper", () => {
    const wrapped = wrappedElement(
      object({ droplet: { $ref: "#/components/schemas/droplet" }, links: {} }),
      index,
    );
    assert.equal(wrapped?.at, "droplet");
    assert.equal(wrapped?.element.component, "droplet");
  });

  it("takes no entity with an embedded one for a wrapper", () => {
    const embedded = { $ref: "#/components/schemas/droplet" };
    assert.equal(wrappedElement(object({ id: { type: "string" }, droplet: embedded }), index), undefined);
    assert.equal(wrappedElement(object({ region: { type: "string" }, droplet: embedded }), index), undefined);
  });
});

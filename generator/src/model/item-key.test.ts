import assert from "node:assert/strict";
import { DocumentIndex } from "./document-index.ts";
import { itemKey } from "./item-key.ts";
import type { RawSchema } from "./raw-schema.ts";

const index = new DocumentIndex({});
const fields = (...names: readonly string[]): RawSchema => ({
  type: "object",
  properties: Object.fromEntries(names.map((name) => [name, { type: name === "id" ? "integer" : "string" }])),
});
const key = (schema: RawSchema, name: string, type = "string", resource = "thing") =>
  itemKey(schema, { name, resource, schema: { type } }, index);

describe("itemKey", () => {
  it("prefers the id", () => assert.equal(key(fields("name", "id"), "thing_id", "integer"), "id"));

  it("takes the field the parameter names", () => {
    assert.equal(key(fields("id", "number"), "issue_number", "integer"), "number");
    assert.equal(key(fields("sid", "account_sid"), "Sid"), "sid");
    assert.equal(key(fields("id", "login"), "username"), "login");
  });

  it("takes no id of another type", () => assert.equal(key(fields("id", "name"), "repo"), "name"));

  it("takes a parameter called like the resource for its id", () => {
    const schema: RawSchema = {
      type: "object",
      properties: { id: { type: "string" }, code: { type: "string" } },
    };
    assert.equal(key(schema, "promotion_code", "string", "promotion_code"), "id");
  });

  it("takes the last word of a parameter for a field", () => {
    assert.equal(key(fields("gid", "name"), "task_gid"), "gid");
    assert.equal(key(fields("ip", "project_id"), "floating_ip"), "ip");
  });

  it("takes no name for an id", () => assert.equal(key(fields("name"), "list_id"), undefined));

  it("looks into the first member of a union", () => {
    assert.equal(itemKey({ anyOf: [fields("id"), fields("sid")] }, undefined, index), "id");
  });

  it("says nothing where nothing fits", () => assert.equal(key(fields("colour"), "thing"), undefined));
});

import assert from "node:assert/strict";
import { readAnswer } from "./answer-reading.ts";
import { DocumentIndex } from "./document-index.ts";
import { readOperations } from "./raw-operation.ts";
import { pageOf, ref, sampleDescription } from "./sample-description.ts";

const json = (schema: object) => ({ content: { "application/json": { schema } } });
const thing = { type: "object", properties: { id: { type: "string" } } };
const deletedThing = { type: "object", properties: { deleted: { enum: [true] } } };

function read(responses: object, method = "get") {
  const description = sampleDescription({
    paths: { "/things": { [method]: { responses } } },
    schemas: { thing, deleted_thing: deletedThing },
  });
  const index = new DocumentIndex(description.document);
  const [operation] = readOperations(description, index);
  assert.ok(operation);
  return readAnswer(operation, index);
}

describe("readAnswer", () => {
  it("takes the lowest success", () => {
    assert.deepEqual(read({ 204: {}, 200: json(ref("thing")), 400: json({}) }).status, 200);
  });

  it("takes 201 for what a POST makes", () => {
    assert.equal(read({ 200: json(ref("thing")), 201: json(ref("thing")) }, "post").status, 201);
  });

  it("tells an entity, a page, what is left of an entity, and a mere value apart", () => {
    assert.equal(read({ 200: json(ref("thing")) }).form, "item");
    assert.equal(read({ 200: json(pageOf("thing")) }).form, "list");
    assert.equal(read({ 200: json(ref("deleted_thing")) }).form, "tombstone");
    assert.equal(read({ 200: json({ type: "string" }) }).form, "value");
  });

  it("takes an entity that may be deleted for the entity", () => {
    const answer = read({ 200: json({ anyOf: [ref("thing"), ref("deleted_thing")] }) });
    assert.deepEqual([answer.form, answer.element?.component], ["item", "thing"]);
  });

  it("knows answers without JSON", () => {
    assert.equal(read({ 204: { description: "" } }).form, "empty");
    assert.equal(read({ 200: { content: { "application/pdf": { schema: {} } } } }).form, "binary");
    assert.equal(read({ 200: json({ type: "string", format: "binary" }) }).form, "binary");
    assert.equal(read({ 302: { description: "" } }).form, "redirect");
  });

  it("takes the default answer where no success is declared", () => {
    assert.equal(read({ default: json(ref("thing")) }).form, "item");
  });
});

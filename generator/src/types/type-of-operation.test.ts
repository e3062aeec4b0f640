import assert from "node:assert/strict";
import type { Description } from "../description/description.ts";
import { DocumentIndex } from "../model/document-index.ts";
import { readOperations } from "../model/raw-operation.ts";
import { printType } from "./print-type.ts";
import { typeOfOperation } from "./type-of-operation.ts";

/** The text of the only operation of a path. */
function operationText(item: object, schemas: object = {}): string {
  const document: object = {
    openapi: "3.1.0",
    info: {},
    paths: { "/a/{id}": item },
    components: { schemas },
  };
  // Enough of a document to read one operation from.
  const description = { document, apiVersion: "1", title: "T", hosts: [] } as object as Description;
  const index = new DocumentIndex(document);
  const [operation] = readOperations(description, index);
  assert.ok(operation);
  return printType(typeOfOperation(operation, index));
}

function lines(...text: readonly string[]): string {
  return text.join("\n");
}

const ok = { 200: { description: "" } };

describe("typeOfOperation", () => {
  it("groups parameters by place; a group without a required one is optional", () => {
    const text = operationText({
      parameters: [{ in: "path", name: "id", required: true, schema: { type: "integer" } }],
      get: {
        parameters: [
          { in: "query", name: "expand[]", schema: { type: "array", items: { type: "string" } } },
          { in: "header", name: "X-Version", required: true, schema: { type: "string" } },
        ],
        responses: ok,
      },
    });
    assert.equal(
      text,
      lines(
        "{",
        "  parameters: {",
        "    query?: { expand?: string[] };",
        '    header: { "X-Version": string };',
        "    path: { id: string };",
        "  };",
        "  responses: { 200: {} };",
        "}",
      ),
    );
  });

  it("types a body by media type, optional unless required", () => {
    const content = {
      "application/json": { schema: { type: "array", items: { type: "integer" } } },
    };
    assert.match(operationText({ post: { requestBody: { content }, responses: ok } }), /requestBody\?: /);
    assert.equal(
      operationText({ post: { requestBody: { content, required: true }, responses: ok } }),
      lines(
        "{",
        "  parameters: {};",
        '  requestBody: { content: { "application/json": number[] } };',
        "  responses: { 200: {} };",
        "}",
      ),
    );
  });

  it("has no body where the method has none and the schema says nothing", () => {
    const requestBody = {
      content: { "application/x-www-form-urlencoded": { schema: { type: "object", properties: {} } } },
    };
    assert.doesNotMatch(operationText({ get: { requestBody, responses: ok } }), /requestBody/);
    assert.doesNotMatch(operationText({ delete: { requestBody, responses: ok } }), /requestBody/);
    assert.match(operationText({ post: { requestBody, responses: ok } }), /requestBody/);
  });

  it("types bytes where the whole body is a file, and a file where it is a part", () => {
    const file = { type: "string", format: "binary" };
    const text = operationText({
      post: {
        requestBody: {
          content: {
            "application/octet-stream": { schema: file },
            "multipart/form-data": { schema: { type: "object", properties: { file } } },
          },
        },
        responses: ok,
      },
    });
    assert.match(text, /"application\/octet-stream": Uint8Array;/);
    assert.match(text, /"multipart\/form-data": \{ file\?: Upload \};/);
  });

  it("types responses as the twin keeps them, and requests as described", () => {
    const schema = { anyOf: [{ type: "string" }, { $ref: "#/components/schemas/user" }] };
    const json = { content: { "application/json": { schema } } };
    const text = operationText(
      {
        post: {
          requestBody: json,
          responses: { 200: { description: "", ...json }, default: { description: "" } },
        },
      },
      { user: { type: "object", properties: { id: { type: "string" } } } },
    );
    assert.equal(
      text,
      lines(
        "{",
        "  parameters: {};",
        '  requestBody?: { content: { "application/json": string | Schemas["user"] } };',
        "  responses: {",
        '    200: { content: { "application/json": string } };',
        "    default: {};",
        "  };",
        "}",
      ),
    );
  });

  it("lists the error codes that are the operation's own, not those it shares", () => {
    const schema = { type: "object", properties: { error: { enum: ["gone", "busy"] } } };
    const own = { description: "", content: { "application/json": { schema } } };
    const shared = {
      description: "",
      content: { "application/json": { schema: { $ref: "#/components/schemas/error" } } },
    };
    const schemas = { error: schema };
    const text = operationText({ get: { responses: { ...ok, 404: own, default: own } } }, schemas);
    assert.match(text, /^ {2}errors: "gone" \| "busy";$/m);
    assert.doesNotMatch(
      operationText({ get: { responses: { ...ok, 404: shared } } }, schemas),
      /^ {2}errors/m,
    );
    assert.doesNotMatch(operationText({ get: { responses: { 200: own } } }, schemas), /^ {2}errors/m);
  });
});

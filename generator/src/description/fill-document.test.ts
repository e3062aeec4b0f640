import assert from "node:assert/strict";
import { TwinError } from "@wondertwin/framework/contracts";
import { fillDocument } from "./fill-document.ts";
import type { JsonObject } from "./json.ts";

const json = (schema: JsonObject): JsonObject => ({ content: { "application/json": { schema } } });
const text: JsonObject = { type: "string" };

function documents(): { newer: JsonObject; older: JsonObject } {
  return {
    newer: {
      openapi: "3.0.3",
      paths: {
        "/notes.add": {
          post: {
            operationId: "notes_add",
            requestBody: json({ $ref: "#/components/schemas/notes_add" }),
            responses: { 200: json({ type: "object", properties: { note: {}, warning: text } }) },
          },
        },
      },
      components: { schemas: { notes_add: { type: "object", properties: { text } } } },
    },
    older: {
      openapi: "3.0.0",
      servers: [{ url: "https://example.com/api" }],
      paths: {
        "/notes.add": {
          get: {
            operationId: "notes_add",
            security: [{ key: ["notes:write"] }],
            parameters: [
              { name: "text", in: "query", schema: { type: "integer" } },
              { name: "old", in: "query", schema: text },
              { name: "x-key", in: "header", schema: text },
            ],
            responses: {
              200: json({ type: "object", required: ["note", "gone"], additionalProperties: false }),
              default: json({ $ref: "#/components/schemas/failure" }),
            },
          },
        },
        "/notes.gone": { get: { operationId: "notes_gone", responses: { 200: { description: "ok" } } } },
      },
      components: { schemas: { failure: { type: "object" } } },
    },
  };
}

describe("filling a description from another", () => {
  it("adds what it leaves unsaid, and changes nothing that it says", () => {
    const { newer, older } = documents();
    fillDocument(newer, older, "notes");
    assert.deepEqual(newer, {
      openapi: "3.0.3",
      servers: [{ url: "https://example.com/api" }],
      paths: {
        "/notes.add": {
          post: {
            operationId: "notes_add",
            requestBody: json({ $ref: "#/components/schemas/notes_add" }),
            security: [{ key: ["notes:write"] }],
            responses: {
              200: json({ type: "object", properties: { note: {}, warning: text }, required: ["note"] }),
              default: json({ $ref: "#/components/schemas/failure" }),
            },
          },
        },
        "/notes.gone": { get: { operationId: "notes_gone", responses: { 200: { description: "ok" } } } },
      },
      components: {
        schemas: {
          notes_add: { type: "object", properties: { text, old: text } },
          failure: { type: "object" },
        },
      },
    });
  });

  it("refuses two that contradict each other or are written in two languages", () => {
    const isConflict = (error: unknown) => error instanceof TwinError && error.code === "additions_conflict";
    const { newer, older } = documents();
    assert.throws(() => fillDocument(newer, { ...older, openapi: "3.1.0" }, "notes"), isConflict);
    const components = { schemas: { notes_add: { type: "string" } } };
    assert.throws(() => fillDocument(newer, { ...older, components }, "notes"), isConflict);
  });
});

import assert from "node:assert/strict";
import type { JsonObject } from "./json.ts";
import { placeUnder } from "./place-under.ts";

const answers = (name: string): JsonObject => ({
  200: { content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } } },
});

const api = (host: string, path: string, schemas: JsonObject): JsonObject => ({
  openapi: "3.0.1",
  servers: [{ url: `https://${host}.example.com` }],
  paths: { [path]: { get: { operationId: "ListNote", responses: answers("note") } } },
  components: { schemas },
});

describe("an API with a host of its own", () => {
  it("stands below its place, with names that nobody else has", () => {
    const main = api("api", "/v1/notes", { note: { type: "object" }, kind: { type: "string" } });
    const other = api("files", "/v1/notes", { note: { type: "string" }, kind: { type: "string" } });
    assert.deepEqual(placeUnder(other, "/files", main), ["files.example.com"]);
    assert.deepEqual(other["paths"], {
      "/files/v1/notes": {
        get: { operationId: "files.ListNote", responses: answers("files.note") },
        servers: [{ url: "https://files.example.com" }],
      },
    });
    const schemas = { "files.note": { type: "string" }, kind: { type: "string" } };
    assert.deepEqual(other["components"], { schemas });
  });

  it("tells its versions apart where they name operations alike", () => {
    const first = api("files", "/v1/notes", {});
    placeUnder(first, "/files", { paths: {} });
    const second = api("files", "/v2/notes", {});
    placeUnder(second, "/files", first);
    assert.match(JSON.stringify(second["paths"]), /"operationId":"files\.v2\.ListNote"/);
  });
});

import assert from "node:assert/strict";
import { DoesNotFit } from "./deriver.ts";
import { deriveFromTypedEndpoints } from "./typed-endpoints.ts";

const FILE = "dist/types.d.ts";
const types = `
import { z } from "zod";
declare namespace Schemas {
  type Kind = "plain" | "rich";
  type Empty = null;
  type User = { id: number; name: string };
  type Note = {
    id: number;
    text: string;
    kind?: (Kind | Empty) | undefined;
    by: User & unknown;
    parent?: (Note | null) | undefined;
    labels?: Array<unknown> | undefined;
    about: Note | User;
    done: boolean;
    free: Record<string, unknown>;
  };
  type PatchedNote = Partial<{ id: number; text: string }>;
  type NoteList = { count: number; results: Array<Note> };
}
declare namespace Endpoints {
  type get_Notes_list = {
    method: "GET";
    path: "/notes/";
    requestFormat: "json";
    parameters: { query: Partial<{ kind: "plain" | "rich"; limit: number }>; path: { room_id: string } };
    responses: { 200: Schemas.NoteList };
  };
  type post_Notes_create = {
    method: "POST";
    path: "/notes/";
    requestFormat: "form-data";
    parameters: { body: Schemas.Note };
    responses: { 201: Schemas.Note };
  };
  type delete_Notes = {
    method: "DELETE";
    path: "/notes/{id}/";
    requestFormat: "json";
    parameters: { path: { id: number } };
    responses: { 204: unknown };
  };
  type put_Notes = {
    method: "PUT";
    path: "/notes/{id}/";
    requestFormat: "json";
    parameters: { path: { id: number } };
    responses: { 200: unknown };
  };
  type patch_Notes = {
    method: "PATCH";
    path: "/notes/{id}/";
    requestFormat: "json";
    parameters: { path: { id: number } };
    responses: { 405: unknown };
  };
}
`;

const options = { title: "Notes", version: "1.0.0", file: FILE, readOnly: ["id", "b.*"] };
const derive = (text = types, changes: object = {}) =>
  deriveFromTypedEndpoints(new Map([[FILE, text]]), { ...options, ...changes });

describe("deriving a description from types of endpoints", () => {
  const { text, losses } = derive();
  const { paths, components, ...document } = JSON.parse(text);

  it("makes an operation of each endpoint: parameters, body and answers by status", () => {
    assert.deepEqual(Object.keys(paths), ["/notes/", "/notes/{id}/"]);
    const { get, post } = paths["/notes/"];
    assert.equal(get.operationId, "get_Notes_list");
    assert.deepEqual(get.parameters, [
      { name: "room_id", in: "path", required: true, schema: { type: "string" } },
      { name: "kind", in: "query", schema: { type: "string", enum: ["plain", "rich"] } },
      { name: "limit", in: "query", schema: { type: "number" } },
    ]);
    const list = { $ref: "#/components/schemas/NoteList" };
    assert.deepEqual(get.responses[200].content, { "application/json": { schema: list } });
    assert.deepEqual(Object.keys(post.requestBody.content), ["multipart/form-data"]);
    assert.deepEqual(paths["/notes/{id}/"].delete.responses, { 204: { description: "204" } });
  });

  it("lets an unknown answer be anything, and makes no operation of what is never allowed", () => {
    const item = paths["/notes/{id}/"];
    assert.deepEqual(item.put.responses[200].content, { "application/json": { schema: {} } });
    assert.deepEqual(Object.keys(item), ["delete", "put"]);
    assert.ok(losses.some((loss) => loss.startsWith("1 methods that are always refused")));
  });

  it("refers to data by its name, also to what refers to itself", () => {
    const { Note } = components.schemas;
    assert.deepEqual(Note.properties, {
      id: { type: "number", readOnly: true },
      text: { type: "string" },
      kind: { allOf: [{ $ref: "#/components/schemas/Kind" }], nullable: true },
      by: { allOf: [{ $ref: "#/components/schemas/User" }], readOnly: true },
      parent: { allOf: [{ $ref: "#/components/schemas/Note" }], nullable: true },
      labels: { type: "array", items: {} },
      about: { anyOf: [{ $ref: "#/components/schemas/User" }, { $ref: "#/components/schemas/Note" }] },
      done: { type: "boolean" },
      free: { type: "object" },
    });
    assert.deepEqual(components.schemas.PatchedNote.required, undefined);
    assert.deepEqual(components.schemas.Kind, { type: "string", enum: ["plain", "rich"] });
  });

  it("says in the description what is lost", () => {
    assert.deepEqual(document["x-lost"], losses);
    assert.ok(losses.some((loss) => loss.includes("the server sets")));
  });

  it("names the file that does not fit", () => {
    const isAbout = (file: string) => (error: unknown) => error instanceof DoesNotFit && error.file === file;
    assert.throws(() => derive("declare namespace Schemas { type A = 1 }"), isAbout(FILE));
    assert.throws(() => derive(types.replace('method: "DELETE";', "")), isAbout(FILE));
    assert.throws(() => derive(types.replaceAll("namespace Endpoints", "namespace Others")), isAbout(FILE));
    assert.throws(() => derive(types, { title: 1 }), isAbout("source.json"));
  });
});

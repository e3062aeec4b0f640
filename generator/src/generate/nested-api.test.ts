import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { generateFrom } from "./generate-from.ts";

const text = { type: "string" };
const integer = { type: "integer" };
const object = (properties: object, required = Object.keys(properties)) => ({
  type: "object",
  properties,
  required,
});
const named = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: object) => ({ content: { "application/json": { schema } } });
const ok = (schema: object) => ({ 200: { description: "ok", ...json(schema) } });
const made = (schema: object) => ({ 201: { description: "made", ...json(schema) } });
const done = { 204: { description: "done" } };
const list = (name: string) => ok({ type: "array", items: named(name) });
const inPath = (name: string, more: object = {}) => ({
  name,
  in: "path",
  required: true,
  schema: text,
  ...more,
});
const shelf = [inPath("shelf")];

/** A library: shelves by name, books that count up on each, readers who like shelves. */
const library = {
  openapi: "3.0.3",
  info: { title: "Library", version: "1" },
  paths: {
    "/shelves": {
      get: { operationId: "listShelves", responses: list("shelf") },
      post: {
        operationId: "addShelf",
        requestBody: json(object({ name: text })),
        responses: made(named("shelf")),
      },
    },
    "/shelves/{shelf}": {
      parameters: shelf,
      get: { operationId: "getShelf", responses: ok(named("shelf")) },
    },
    "/shelves/{shelf}/books": {
      parameters: shelf,
      get: { operationId: "listBooks", responses: list("book") },
      post: {
        operationId: "addBook",
        requestBody: json(object({ title: text })),
        responses: made(named("book")),
      },
    },
    "/shelves/{shelf}/books/{book_number}": {
      parameters: [...shelf, { ...inPath("book_number"), schema: integer }],
      get: { operationId: "getBook", responses: ok(named("book")) },
      delete: { operationId: "removeBook", responses: done },
    },
    "/shelves/{shelf}/signs/{name}": {
      parameters: [...shelf, inPath("name")],
      get: { operationId: "getSign", responses: ok(named("sign")) },
      put: {
        operationId: "putSign",
        requestBody: json(object({ words: text })),
        responses: { ...done, 201: { description: "made" } },
      },
      delete: { operationId: "removeSign", responses: done },
    },
    "/shelves/{shelf}/signs": {
      parameters: shelf,
      get: { operationId: "listSigns", responses: list("sign") },
    },
    "/shelves/{shelf}/closed": {
      parameters: shelf,
      get: { operationId: "isClosed", responses: done },
      put: { operationId: "close", responses: done },
      delete: { operationId: "open", responses: done },
    },
    "/readers/{reader}/liked": {
      parameters: [inPath("reader")],
      get: { operationId: "listLiked", responses: list("shelf") },
      put: {
        operationId: "setLiked",
        requestBody: json(object({ shelves: { type: "array", items: text } })),
        responses: done,
      },
    },
    "/readers/{reader}/liked/{shelf}": {
      parameters: [inPath("reader"), ...shelf],
      get: { operationId: "isLiked", responses: done },
      put: { operationId: "like", responses: done },
      delete: { operationId: "unlike", responses: done },
    },
    "/files/{path}/history": {
      parameters: [inPath("path", { "x-multi-segment": true })],
      get: { operationId: "history", responses: ok(object({ path: text })) },
    },
    "/compare/{base}...{head}": {
      parameters: [inPath("base"), inPath("head")],
      get: { operationId: "compare", responses: ok(object({ base: text })) },
    },
  },
  components: {
    schemas: {
      shelf: object({ id: integer, name: text }),
      book: object({ id: integer, number: integer, title: text }),
      sign: object({ name: text, words: text }),
    },
  },
};

describe("a twin of a description whose paths go through names", () => {
  const folder = temporaryFolder();
  let send: (line: string, body?: object) => { status: number; json: unknown; operation: string | undefined };

  before(async () => {
    const file = join(folder, "library.json");
    writeFileSync(file, JSON.stringify(library));
    const out = join(folder, "twin");
    await generateFrom(file, { out, name: "library" });
    const { createTwin } = await import(pathToFileURL(join(out, "index.js")).href);
    const twin = createTwin({ now: "2026-01-31T12:00:00Z" });
    send = (line, body) => {
      const [method, url] = line.split(" ");
      const answer = twin.handle({
        method,
        url,
        headers: body ? { "content-type": "application/json" } : {},
        body: Buffer.from(body ? JSON.stringify(body) : ""),
        baseUrl: "http://127.0.0.1:1",
      });
      const json: unknown = answer.body === "" ? undefined : JSON.parse(String(answer.body));
      return { status: answer.status, json, operation: twin.captures().at(-1)?.operation };
    };
    for (const name of ["red", "blue"]) assert.equal(send("POST /shelves", { name }).status, 201);
  });

  const titles = (line: string) => {
    const { json } = send(line);
    return Array.isArray(json) ? json.map((each) => each.title ?? each.name ?? each.words) : json;
  };

  it("finds what is below a name, and counts up below each", () => {
    for (const [place, title] of [
      ["red", "A"],
      ["red", "B"],
      ["blue", "C"],
    ])
      send(`POST /shelves/${place}/books`, { title });
    assert.deepEqual(titles("GET /shelves/red/books"), ["A", "B"]);
    assert.deepEqual(send("GET /shelves/blue/books/1").json, { id: 3, number: 1, title: "C" });
    assert.equal(send("GET /shelves/blue/books/2").status, 404);
    assert.equal(send("GET /shelves/green/books").status, 404);
  });

  it("gives no number twice, and no name", () => {
    send("DELETE /shelves/red/books/2");
    assert.deepEqual(send("POST /shelves/red/books", { title: "D" }).json, { id: 4, number: 3, title: "D" });
    assert.equal(send("POST /shelves", { name: "red" }).status, 409);
  });

  it("makes what a PUT names and is not there, each below its own parent", () => {
    assert.equal(send("PUT /shelves/red/signs/hush", { words: "Quiet" }).status, 201);
    assert.equal(send("PUT /shelves/red/signs/hush", { words: "Quiet, please" }).status, 204);
    assert.equal(send("PUT /shelves/blue/signs/hush", { words: "Sh" }).status, 201);
    assert.deepEqual(send("GET /shelves/red/signs/hush").json, { name: "hush", words: "Quiet, please" });
    assert.deepEqual(send("GET /shelves/blue/signs/hush").json, { name: "hush", words: "Sh" });
    assert.equal(send("DELETE /shelves/red/signs/hush").status, 204);
    assert.equal(send("GET /shelves/red/signs/hush").status, 404);
    assert.equal(send("GET /shelves/blue/signs/hush").status, 200);
  });

  it("ties what lives elsewhere, tells of it, lists it and sets it free", () => {
    assert.equal(send("GET /readers/ann/liked/red").status, 404);
    assert.equal(send("PUT /readers/ann/liked/red").status, 204);
    assert.equal(send("PUT /readers/ann/liked/red").status, 204);
    assert.equal(send("PUT /readers/ann/liked/none").status, 404);
    assert.equal(send("GET /readers/ann/liked/red").status, 204);
    assert.equal(send("GET /readers/bob/liked/red").status, 404);
    assert.deepEqual(titles("GET /readers/ann/liked"), ["red"]);
    assert.deepEqual(titles("GET /readers/bob/liked"), []);
    assert.equal(send("PUT /readers/ann/liked", { shelves: ["blue"] }).status, 204);
    assert.deepEqual(titles("GET /readers/ann/liked"), ["blue"]);
    send("DELETE /readers/ann/liked/blue");
    assert.deepEqual(titles("GET /readers/ann/liked"), []);
    assert.equal(send("GET /shelves/blue").status, 200);
  });

  it("sets marks and takes them away", () => {
    assert.equal(send("GET /shelves/red/closed").status, 404);
    send("PUT /shelves/red/closed");
    assert.equal(send("GET /shelves/red/closed").status, 204);
    assert.equal(send("GET /shelves/blue/closed").status, 404);
    send("DELETE /shelves/red/closed");
    assert.equal(send("GET /shelves/red/closed").status, 404);
  });

  it("reaches operations behind a parameter with slashes, and with two parameters in one segment", () => {
    assert.equal(send("GET /files/a/b/history").operation, "history");
    assert.equal(send("GET /compare/main...next").operation, "compare");
  });
});

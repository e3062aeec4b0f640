import assert from "node:assert/strict";
import { rejectsWith } from "../testing/rejects-with.ts";
import type { Patch } from "./patch.ts";
import { readDescription } from "./read-description.ts";

const read = (document: unknown, patches: readonly Patch[] = []) =>
  readDescription(Buffer.from(typeof document === "string" ? document : JSON.stringify(document)), {
    name: "acme",
    patches,
  });

const info = { title: "Acme", version: "2024-04-10" };
const ok = { description: "OK" };
const json = (schema: unknown) => ({ "application/json": { schema } });

/** A document with one operation. */
function withOperation(operation: object, more: object = {}): object {
  return {
    openapi: "3.0.0",
    info,
    paths: { "/things": { post: { responses: { "200": ok }, ...operation } } },
    ...more,
  };
}

/** A document whose only schema is this one. */
function withSchema(schema: unknown): object {
  return { openapi: "3.0.3", info, paths: {}, components: { schemas: { thing: schema } } };
}

async function schemaOf(document: object): Promise<unknown> {
  return (await read(document)).document.components?.schemas?.["thing"];
}

describe("readDescription", () => {
  it("takes title, version and hosts from the document", async () => {
    const servers = [
      { url: "https://{region}.API.example/v1", variables: { region: { default: "eu" } } },
      { url: "https://eu.api.example/v2" },
      { url: "/relative" },
    ];
    const files = { servers: [{ url: "https://files.example" }] };
    const { title, apiVersion, hosts } = await read(withOperation(files, { servers }));
    assert.deepEqual(
      { title, apiVersion, hosts },
      {
        title: "Acme",
        apiVersion: "2024-04-10",
        hosts: ["eu.api.example", "files.example"],
      },
    );
  });

  it("writes paths as requests have them: below what the first server's address says", async () => {
    const under = async (servers: readonly object[]) =>
      Object.keys((await read(withOperation({}, { servers }))).document.paths ?? {});
    const [own] = await under([{ url: "https://api.example/" }]);
    const url = "https://api.example/{version}/";
    const variables = { version: { default: "v3" } };
    assert.deepEqual(await under([{ url, variables }, { url: "https://api.example/old" }]), [`/v3${own}`]);
    assert.deepEqual(await under([{ url: "/relative" }]), [`/relative${own}`]);
    assert.deepEqual(await under([]), [own]);
  });

  it("normalises schemas wherever they stand", async () => {
    const schema = { type: "string", nullable: true };
    const type = ["string", "null"];
    const { document } = await read(
      withOperation(
        {
          parameters: [{ name: "a", in: "query", schema }],
          requestBody: { content: json({ type: "object", additionalProperties: schema }) },
          responses: {
            "200": { ...ok, content: json({ type: "array", items: schema }), headers: { "X-A": { schema } } },
          },
          callbacks: {
            told: {
              "{$request.body#/url}": {
                post: { requestBody: { content: json(schema) }, responses: { "200": ok } },
              },
            },
          },
        },
        {
          "x-webhooks": {
            told: { post: { requestBody: { content: json(schema) }, responses: { "200": ok } } },
          },
        },
      ),
    );
    const text = JSON.stringify(document);
    assert.equal(text.includes("nullable"), false);
    assert.equal(text.split(JSON.stringify({ type })).length - 1, 6);
  });

  it("takes a property for a property, whatever it is called", async () => {
    const properties = {
      nullable: { type: "string" },
      example: { type: "string" },
      items: { type: "object" },
    };
    const withOwn = (own: object) => ({ type: "object", properties: { ...properties, "x-own": own } });
    const written = withOwn({ type: "string", nullable: true });
    assert.deepEqual(await schemaOf(withSchema(written)), withOwn({ type: ["string", "null"] }));
  });

  it("drops examples", async () => {
    const example = { large: true };
    const { document } = await read(
      withOperation(
        {
          parameters: [{ name: "a", in: "query", schema: { type: "string", example }, example }],
          requestBody: { content: { "application/json": { schema: { type: "object" }, example } } },
          responses: {
            "200": {
              ...ok,
              content: { "application/json": { examples: { a: { $ref: "#/components/examples/a" } } } },
            },
          },
        },
        { components: { examples: { a: { value: example } } } },
      ),
    );
    assert.equal(JSON.stringify(document).includes("example"), false);
  });

  it("leaves data alone that looks like a schema", async () => {
    const value = { nullable: true, example: 1, $ref: "nowhere" };
    assert.deepEqual(await schemaOf(withSchema({ default: value, enum: [value], "x-own": value })), {
      default: value,
      enum: [value],
      "x-own": value,
    });
  });

  it("keeps prose, extensions and references", async () => {
    const schema = {
      description: "A thing",
      "x-own": 1,
      properties: { next: { $ref: "#/components/schemas/thing" } },
    };
    assert.deepEqual(await schemaOf(withSchema(schema)), schema);
  });

  it("repairs what has one meaning only", async () => {
    const { document } = await read({
      openapi: "3.0.0",
      info: { ...info, version: 1.5 },
      paths: {
        "/{id}": {
          get: {
            tags: ["a", "a"],
            parameters: [{ name: "id", in: "path", schema: { type: "string", enum: ["a", "b", "a"] } }],
            responses: { "200": {} },
          },
          delete: {},
        },
      },
      components: {
        schemas: {
          thing: {
            type: "object",
            required: [],
            properties: { id: { required: true, enum: [], anyOf: [] }, code: { enum: [{ a: 1 }, { a: 1 }] } },
          },
        },
      },
    });
    const get = document.paths?.["/{id}"]?.get;
    assert.deepEqual(get?.parameters, [
      { name: "id", in: "path", required: true, schema: { type: "string", enum: ["a", "b"] } },
    ]);
    assert.deepEqual(get?.tags, ["a"]);
    assert.deepEqual(document.components?.schemas?.["thing"], {
      type: "object",
      properties: { id: {}, code: { enum: [{ a: 1 }] } },
    });
  });

  it("patches before anything else", async () => {
    const wrong = { ...withSchema({ type: "strnig" }), paths: undefined };
    const { document } = await read(wrong, [
      { reason: "it is missing", op: "add", path: "/paths", value: {} },
      { reason: "misspelt", op: "replace", path: "/components/schemas/thing/type", value: "string" },
    ]);
    assert.deepEqual(document.components?.schemas?.["thing"], { type: "string" });
  });

  it("reads OpenAPI 3.1", async () => {
    const { document } = await read({
      openapi: "3.1.0",
      info,
      webhooks: { told: { post: { requestBody: { content: json({ const: "a" }) } } } },
    });
    const body = document.webhooks?.["told"];
    assert.deepEqual(body, {
      post: { requestBody: { content: json({ enum: ["a"] }) }, responses: { default: { description: "" } } },
    });
    assert.deepEqual(document.paths, {});
  });

  it("reads YAML", async () => {
    const { title } = await read("openapi: 3.0.0\ninfo: {title: Acme, version: '1'}\npaths: {}\n");
    assert.equal(title, "Acme");
  });

  it("reads Swagger 2.0", async () => {
    const { document, hosts } = await read({
      swagger: "2.0",
      info,
      host: "api.example",
      basePath: "/v2",
      schemes: ["https"],
      consumes: ["application/json"],
      produces: ["application/json"],
      paths: {
        "/things": {
          post: {
            parameters: [
              { name: "body", in: "body", required: true, schema: { $ref: "#/definitions/thing" } },
            ],
            responses: { "200": { ...ok, schema: { $ref: "#/definitions/thing" } } },
          },
        },
        "/files": {
          post: {
            consumes: ["multipart/form-data"],
            parameters: [
              { name: "file", in: "formData", type: "file", required: true },
              { name: "kind", in: "formData", type: "string", enum: ["a", "b"] },
            ],
            responses: { "204": ok },
          },
        },
      },
      definitions: {
        thing: { type: "object", properties: { note: { type: "string", "x-nullable": true } } },
      },
    });
    const thing = { $ref: "#/components/schemas/thing" };
    const post = document.paths?.["/v2/things"]?.post;
    assert.deepEqual(hosts, ["api.example"]);
    assert.deepEqual(post?.requestBody, { content: json(thing), required: true });
    assert.deepEqual(post?.responses, { "200": { ...ok, content: json(thing) } });
    assert.deepEqual(document.components?.schemas?.["thing"], {
      type: "object",
      properties: { note: { type: ["string", "null"] } },
    });
    assert.deepEqual(document.paths?.["/v2/files"]?.post?.requestBody, {
      required: true,
      content: {
        "multipart/form-data": {
          schema: {
            type: "object",
            required: ["file"],
            properties: {
              file: { type: "string", format: "binary" },
              kind: { type: "string", enum: ["a", "b"] },
            },
          },
        },
      },
    });
  });

  for (const openapi of ["3.0.3", "3.1.0"]) {
    it(`names what is wrong in OpenAPI ${openapi}, and where`, async () => {
      const wrong = (what: object) => read({ ...withSchema({ type: "object" }), openapi, ...what });
      const schemas = (thing: unknown) => ({ components: { schemas: { thing } } });
      const operation = (get: unknown) => ({ paths: { "/a/{b}": { get } } });
      const parameters = [{ name: "b", required: true, schema: { type: "string" } }];
      const responses = { "200": { description: "", content: json({ properties: [] }) } };
      await rejectsWith(
        wrong({ info: {} }),
        "description_invalid",
        "acme",
        "/info must have required property 'title'",
      );
      await rejectsWith(wrong({ paths: { a: {} } }), "description_invalid", "/paths", ": a");
      await rejectsWith(
        wrong(operation({ parameters })),
        "description_invalid",
        "/paths/~1a~1{b}/get/parameters/0",
      );
      await rejectsWith(
        wrong(operation({ responses })),
        "description_invalid",
        "/paths/~1a~1{b}/get/responses/200/content/application~1json/schema/properties must be object",
      );
      await rejectsWith(
        wrong(schemas({ properties: { a: { type: "strnig" } } })),
        "description_invalid",
        "/components/schemas/thing/properties/a/type must be equal to one of the allowed values: array, boolean",
      );
    });
  }

  it("names the first five", async () => {
    const bad = Object.fromEntries(Array.from({ length: 7 }, (_, n) => [`/p${n}`, { get: 1 }]));
    const many = read({ openapi: "3.0.0", info, paths: bad });
    await rejectsWith(many, "description_invalid", "/paths/~1p0/get", "/paths/~1p4/get", /\n {2}and 2 more$/);
  });

  it("refuses versions it does not know", async () => {
    await rejectsWith(
      read({ openapi: "4.0.0", info, paths: {} }),
      "description_unsupported",
      "acme",
      '"4.0.0"',
    );
    await rejectsWith(read({ swagger: "1.2" }), "description_unsupported", '"1.2"');
    await rejectsWith(read({ data: [] }), "description_unsupported", "no API description");
  });

  it("refuses references to other files and to nothing", async () => {
    await rejectsWith(
      read(withSchema({ $ref: "common.yaml#/thing" })),
      "description_external_reference",
      "acme",
      "common.yaml#/thing",
    );
    await rejectsWith(
      read(withSchema({ properties: { a: { $ref: "#/components/schemas/gone" } } })),
      "description_dangling_reference",
      "#/components/schemas/gone",
    );
  });

  it("never fetches what a Swagger 2.0 document refers to", () =>
    rejectsWith(
      read({ swagger: "2.0", info, paths: {}, definitions: { a: { $ref: "http://127.0.0.1:1/a.json" } } }),
      "description_external_reference",
      "http://127.0.0.1:1/a.json",
    ));
});

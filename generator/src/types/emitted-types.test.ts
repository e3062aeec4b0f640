import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { readDescription } from "../description/read-description.ts";
import { emitApiTypes } from "./emit-api-types.ts";

const run = promisify(execFile);
const compiler = fileURLToPath(new URL("bin/tsc", import.meta.resolve("typescript/package.json")));

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: object) => ({ description: "", content: { "application/json": { schema } } });
const object = (properties: object, required: readonly string[] = []) => ({
  type: "object",
  properties,
  required,
});
const string = { type: "string" };

/** A description with every concept the types know. */
const document = {
  openapi: "3.0.3",
  info: { title: "Shop", version: "1" },
  paths: {
    "/orders": {
      get: {
        operationId: "orders/list",
        parameters: [{ in: "query", name: "state[]", schema: { type: "array", items: string } }],
        responses: { 200: json(object({ data: { type: "array", items: ref("order") } }, ["data"])) },
      },
      post: {
        operationId: "createOrder",
        requestBody: {
          required: true,
          content: {
            "application/json": {
              schema: object({ buyer: string, note: { ...string, nullable: true } }, ["buyer"]),
            },
          },
        },
        responses: {
          201: json(ref("order")),
          default: json(object({ error: { enum: ["sold_out", "closed"] } })),
        },
      },
    },
    "/orders/{order}": {
      parameters: [{ in: "path", name: "order", required: true, schema: string }],
      delete: { operationId: "deleteOrder", responses: { 204: { description: "" } } },
    },
    "/orders/{order}/photo": {
      parameters: [{ in: "path", name: "order", required: true, schema: string }],
      post: {
        requestBody: {
          content: {
            "multipart/form-data": { schema: object({ file: { ...string, format: "binary" } }, ["file"]) },
          },
        },
        responses: {
          200: { description: "", content: { "image/png": { schema: { ...string, format: "binary" } } } },
        },
      },
    },
  },
  components: {
    schemas: {
      buyer: object({ id: string, parent: ref("buyer") }, ["id"]),
      order: object(
        {
          id: string,
          state: { ...string, enum: ["open", "paid"] },
          amount: { type: "integer" },
          buyer: { anyOf: [string, ref("buyer")], nullable: true },
          labels: { type: "object", additionalProperties: string },
          paid: { ...string, nullable: true },
          gift: { allOf: [ref("gift"), object({ from: string }, ["from"])] },
        },
        ["id", "state", "amount", "buyer"],
      ),
      gift: object({ text: string }),
      anything: { anyOf: [string, { type: "array", items: ref("anything") }] },
      shape: { ...object({ kind: string }, ["kind"]), oneOf: [ref("circle"), ref("square")] },
      circle: { allOf: [ref("shape"), object({ radius: { type: "number" } }, ["radius"])] },
      square: { allOf: [ref("shape"), object({ side: { type: "number" } }, ["side"])] },
    },
  },
};

const consumer = `
import type { Upload } from "@wondertwin/framework";
import type { Api, operations, paths, Schemas } from "./api.gen.ts";

const order: Schemas["order"] = { id: "1", state: "open", amount: 1, buyer: null };
export const paid: Schemas["order"] = { ...order, state: "paid", buyer: "b1", labels: { a: "b" }, paid: null };
export const gift: NonNullable<Schemas["order"]["gift"]> = { from: "me" };
export const nested: Schemas["anything"] = ["a", ["b", ["c"]]];
export const circle: Schemas["circle"] = { kind: "circle", radius: 1 };
export const parent: Schemas["buyer"] = { id: "1", parent: { id: "2" } };
export const event: Api["events"] = "order.paid";
export const list: paths["/orders"]["get"] = {
  parameters: { query: { state: ["open"] } },
  responses: { 200: { content: { "application/json": { data: [order] } } } },
};
type Body<Id extends keyof operations> = operations[Id] extends { requestBody?: { content: infer Content } } ? Content : never;
export const body: Body<"createOrder"> = { "application/json": { buyer: "b1", note: null } };
export const code: operations["createOrder"]["errors"] = "sold_out";
export const photo = (file: Upload): Body<"POST /orders/{order}/photo"> => ({ "multipart/form-data": { file } });

// @ts-expect-error a state the enum does not have
order.state = "gone";
// @ts-expect-error an integer is no text
order.amount = "1";
// @ts-expect-error an expandable field is stored as its id
order.buyer = { id: "b1" };
// @ts-expect-error a required field is missing
export const incomplete: Schemas["order"] = { id: "1" };
// @ts-expect-error a field the schema does not have
export const unknownField = order.colour;
// @ts-expect-error a value of the wrong type
order.labels = { a: 1 };
// @ts-expect-error null where the schema has none
order.id = null;
// @ts-expect-error part of an allOf is missing
order.gift = { text: "hello" };
// @ts-expect-error a leaf of the wrong type
export const leaf: Schemas["anything"] = ["a", ["b", [1]]];
// @ts-expect-error an event the vendor does not send
export const noEvent: Api["events"] = "order.born";
// @ts-expect-error a code the operation does not have
export const noCode: operations["createOrder"]["errors"] = "no_such_code";
// @ts-expect-error a path the description does not have
export type NoPath = paths["/order"];
// @ts-expect-error a required field of the request is missing
export const noBuyer: Body<"createOrder"> = { "application/json": {} };
// @ts-expect-error a file is not its name
export const noFile: Body<"POST /orders/{order}/photo"> = { "multipart/form-data": { file: "photo.png" } };
`;

const config = {
  compilerOptions: {
    target: "ES2024",
    module: "NodeNext",
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    allowImportingTsExtensions: true,
    noEmit: true,
    types: [],
  },
};

/** Stands for the framework, of which the types need only what a file is. */
const framework = {
  "node_modules/@wondertwin/framework/package.json": '{ "type": "module", "types": "./index.d.ts" }',
  "node_modules/@wondertwin/framework/index.d.ts":
    "export declare class Upload { readonly filename: string; readonly bytes: Uint8Array }",
};

/** What the compiler says of the files, in a folder of their own; empty when nothing. */
async function compile(files: { readonly [name: string]: string }): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "emitted-types-"));
  try {
    const all = { "package.json": '{ "type": "module" }', "tsconfig.json": JSON.stringify(config), ...files };
    for (const [name, text] of Object.entries(all)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), text);
    }
    const { stdout } = await run(process.execPath, [compiler, "-p", folder]).catch((error: unknown) => {
      // A compiler that finds errors prints them and ends with a code other than zero.
      if (error instanceof Error && "stdout" in error && error.stdout !== "")
        return { stdout: String(error.stdout) };
      throw error;
    });
    return stdout;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe("the emitted types", function () {
  this.timeout(60_000);

  it("accept what the description allows and refuse what it does not", async () => {
    const bytes = Buffer.from(JSON.stringify(document));
    const description = await readDescription(bytes, { name: "shop", patches: [] });
    const types = emitApiTypes(description, { events: ["order.paid"], errors: [], source: "shop@1" });
    assert.equal(await compile({ ...framework, "api.gen.ts": types, "consumer.ts": consumer }), "");
  });

  it("are checked at all: a consumer that is wrong is refused", async () => {
    const wrong = 'import type { Api } from "./api.gen.ts";\nexport const event: Api["events"] = 1;\n';
    const text = "export interface Api { events: string }\n";
    assert.match(await compile({ "api.gen.ts": text, "consumer.ts": wrong }), /consumer\.ts.*TS2322/);
  });
});

import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { sha256 } from "../disk/sha256.ts";

/** A description with one resource. */
export const TASKS = {
  openapi: "3.0.3",
  info: { title: "Tasks", version: "7" },
  servers: [{ url: "https://api.tasks.example" }],
  paths: {
    "/tasks": {
      get: { operationId: "listTasks", responses: answer({ type: "array", items: ref("task") }) },
      post: {
        operationId: "createTask",
        requestBody: { content: json({ type: "object", properties: { title: { type: "string" } } }) },
        responses: answer(ref("task"), "201"),
      },
    },
    "/tasks/{id}": {
      parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
      get: { operationId: "getTask", responses: answer(ref("task")) },
      delete: { operationId: "deleteTask", responses: { "204": { description: "" } } },
    },
    "/rate": { get: { operationId: "getRate", responses: answer({ type: "object" }) } },
  },
  components: {
    schemas: {
      task: {
        type: "object",
        required: ["id", "title"],
        properties: {
          id: { type: "string" },
          title: { type: "string" },
          note: { type: "string", nullable: true },
        },
      },
    },
  },
};

function ref(name: string): object {
  return { $ref: `#/components/schemas/${name}` };
}

function json(schema: object): object {
  return { "application/json": { schema } };
}

function answer(schema: object, status = "200"): object {
  return { [status]: { description: "", content: json(schema) } };
}

/** The `source.json` of a vendor whose description lies beside it. */
export function sourceFile(name: string, description: string): object {
  return {
    name,
    title: name,
    version: "0.1.0",
    port: 4900,
    tier: "community",
    lifecycle: "preview",
    source: { kind: "file", path: "openapi.json", sha256: sha256(description) },
    sdks: [],
  };
}

/** Makes a workspace with the specs named, each of them about tasks; the framework is the real one. */
export function createWorkspace(root: string, names: readonly string[]): void {
  const packages = join(root, "node_modules", "@wondertwin");
  mkdirSync(packages, { recursive: true });
  symlinkSync(fileURLToPath(new URL("../../../framework", import.meta.url)), join(packages, "framework"));
  for (const name of names) addSpec(root, name);
}

export function addSpec(root: string, name: string, files: { readonly [path: string]: string } = {}): void {
  const description = JSON.stringify(TASKS);
  const all = {
    "openapi.json": description,
    "source.json": JSON.stringify(sourceFile(name, description)),
    ...files,
  };
  for (const [path, content] of Object.entries(all)) {
    const file = join(root, "specs", name, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

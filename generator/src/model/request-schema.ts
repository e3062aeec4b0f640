import type { OperationEntry, SchemaIndex } from "@wondertwin/framework/contracts";
import type { DocumentIndex } from "./document-index.ts";
import { objectView } from "./object-view.ts";
import type { RawOperation } from "./raw-operation.ts";
import type { RawSchema } from "./raw-schema.ts";
import type { SchemaPool } from "./schema-pool.ts";

type RequestPart = Pick<OperationEntry, "query" | "body" | "bodyRequired" | "accepts">;

/** Lays down the schemas of an operation's query and body. */
export function requestSchemas(operation: RawOperation, pool: SchemaPool, index: DocumentIndex): RequestPart {
  const query = querySchema(operation, pool);
  return { ...(query !== undefined && { query }), ...bodySchema(operation, pool, index) };
}

function querySchema(operation: RawOperation, pool: SchemaPool): SchemaIndex | undefined {
  const parameters = operation.parameters.filter((parameter) => parameter.in === "query");
  if (parameters.length === 0) return undefined;
  // Some vendors write a list's parameter with its wire spelling, `ids[]`.
  const named = parameters.map((parameter) => ({ ...parameter, name: parameter.name.replace(/\[\]$/, "") }));
  const required = named.filter((parameter) => parameter.required).map(({ name }) => name);
  return pool.add(
    {
      type: "object",
      properties: Object.fromEntries(named.map(({ name, schema }) => [name, schema])),
      ...(required.length > 0 && { required }),
      additionalProperties: false,
    },
    "request",
  );
}

function bodySchema(operation: RawOperation, pool: SchemaPool, index: DocumentIndex): RequestPart {
  const { body, method } = operation;
  if (body === undefined || body.content.length === 0) return {};
  const [, schema] = body.content.find(([mediaType]) => /json|form/.test(mediaType)) ?? body.content[0] ?? [];
  // Where a method carries no content, an object without members stands for no body at all.
  if (["GET", "HEAD", "DELETE"].includes(method) && (schema === undefined || isEmptyObject(schema, index)))
    return {};
  return {
    ...(schema !== undefined && { body: pool.add(schema, "request") }),
    ...(body.required && { bodyRequired: true }),
    accepts: body.content.map(([mediaType]) => mediaType),
  };
}

function isEmptyObject(schema: RawSchema, index: DocumentIndex): boolean {
  const written = index.deref(schema).schema;
  const isMap =
    typeof written.additionalProperties === "object" ||
    written.anyOf !== undefined ||
    written.oneOf !== undefined;
  return !isMap && objectView(written, index).properties.size === 0;
}

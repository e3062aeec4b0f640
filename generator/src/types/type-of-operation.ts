import type { DocumentIndex } from "../model/document-index.ts";
import { objectView } from "../model/object-view.ts";
import type { RawContent, RawOperation, RawParameter } from "../model/raw-operation.ts";
import type { RawSchema } from "../model/raw-schema.ts";
import { errorCodesOf } from "./error-codes.ts";
import { literal, type Member, named, objectOf, STRING, type TypeNode, union } from "./type-node.ts";
import { type SchemaScope, typeOfSchema } from "./type-of-schema.ts";

const PLACES = ["query", "header", "path", "cookie"] as const;
/** Methods whose requests usually have no body, so that an empty schema means none. */
const BODILESS: ReadonlySet<string> = new Set(["GET", "HEAD", "DELETE"]);

/** The type of an operation: its parameters, its body, its responses by status, and its error codes. */
export function typeOfOperation(operation: RawOperation, index: DocumentIndex): TypeNode {
  const request: SchemaScope = { index, stored: false };
  const response: SchemaScope = { index, stored: true };
  return objectOf([
    { name: "parameters", type: typeOfParameters(operation, request) },
    ...bodyMember(operation, request),
    { name: "responses", type: typeOfResponses(operation, response) },
    ...errorsMember(operation, index),
  ]);
}

function typeOfParameters({ parameters }: RawOperation, scope: SchemaScope): TypeNode {
  const groups = Map.groupBy(parameters, (parameter) => parameter.in);
  return objectOf(
    PLACES.flatMap((place) => {
      const members = (groups.get(place) ?? []).map((parameter) => parameterMember(parameter, scope));
      if (members.length === 0) return [];
      return [{ name: place, type: objectOf(members), optional: members.every(({ optional }) => optional) }];
    }),
  );
}

function parameterMember(parameter: RawParameter, scope: SchemaScope): Member & { optional: boolean } {
  // A path arrives as text, whatever the description says of its parameters.
  if (parameter.in === "path") return { name: parameter.name, type: STRING, optional: false };
  return {
    // `expand[]` is how some encode an array called `expand`.
    name: parameter.name.replace(/\[\]$/, ""),
    type: typeOfSchema(parameter.schema, scope),
    optional: !parameter.required,
  };
}

function bodyMember({ method, body }: RawOperation, scope: SchemaScope): Member[] {
  if (body === undefined) return [];
  if (BODILESS.has(method) && body.content.every(([, schema]) => saysNothing(schema, scope))) return [];
  const content: Member = { name: "content", type: typeOfContent(body.content, scope) };
  return [{ name: "requestBody", type: objectOf([content]), optional: !body.required }];
}

function saysNothing(schema: RawSchema | undefined, { index }: SchemaScope): boolean {
  if (schema === undefined) return true;
  const { additionalProperties, anyOf, oneOf } = index.deref(schema).schema;
  const isMap = typeof additionalProperties === "object" || anyOf !== undefined || oneOf !== undefined;
  return !isMap && objectView(schema, index).properties.size === 0;
}

function typeOfResponses({ responses }: RawOperation, scope: SchemaScope): TypeNode {
  return objectOf(
    responses.map(({ status, content }) => ({
      name: status,
      type: objectOf(content.length === 0 ? [] : [{ name: "content", type: typeOfContent(content, scope) }]),
    })),
  );
}

function errorsMember(operation: RawOperation, index: DocumentIndex): Member[] {
  const codes = errorCodesOf(operation, index);
  return codes.length === 0 ? [] : [{ name: "errors", type: union(codes.map(literal)) }];
}

function typeOfContent(content: RawContent, scope: SchemaScope): TypeNode {
  return objectOf(
    content.map(([mediaType, schema]) => ({
      name: mediaType,
      type: isBytes(schema, scope) ? named("Uint8Array") : typeOfSchema(schema ?? true, scope),
    })),
  );
}

/** Whether the whole body is a file, not a part of it. */
function isBytes(schema: RawSchema | undefined, { index }: SchemaScope): boolean {
  if (schema === undefined) return false;
  const { type, format } = index.deref(schema).schema;
  return type === "string" && format === "binary";
}

import type { OpenAPIV3_1 } from "openapi-types";
import { resolveReference } from "./resolve-reference.ts";
import { type Member, named, objectOf, STRING, type TypeNode } from "./type-node.ts";
import { type Schema, type SchemaScope, typeOfSchema } from "./type-of-schema.ts";

type Document = OpenAPIV3_1.Document;
type Parameter = OpenAPIV3_1.ParameterObject;
type ParameterOrReference = Parameter | OpenAPIV3_1.ReferenceObject;
type MediaTypes = { readonly [mediaType: string]: OpenAPIV3_1.MediaTypeObject };

/** One operation and what it shares with the others of its path. */
export interface OperationSource {
  readonly method: string;
  readonly shared: readonly ParameterOrReference[];
  readonly operation: OpenAPIV3_1.OperationObject;
}

/** The type of an operation: its parameters, its body, and its responses by status. */
export function typeOfOperation(document: Document, source: OperationSource): TypeNode {
  const request: SchemaScope = { document, stored: false };
  const response: SchemaScope = { document, stored: true };
  return objectOf([
    { name: "parameters", type: typeOfParameters(source, request) },
    ...bodyMember(source, request),
    { name: "responses", type: typeOfResponses(source.operation, response) },
  ]);
}

function typeOfParameters({ shared, operation }: OperationSource, scope: SchemaScope): TypeNode {
  const parameters = new Map(
    [...shared, ...(operation.parameters ?? [])]
      .map((parameter) => resolveReference<Parameter>(scope.document, parameter))
      .map((parameter) => [`${parameter.in} ${parameter.name}`, parameter]),
  );
  const places = Map.groupBy(parameters.values(), (parameter) => parameter.in);
  const members = ["query", "header", "path", "cookie"].flatMap((place) => {
    const ofPlace = (places.get(place) ?? []).map((parameter) => parameterMember(parameter, scope));
    return ofPlace.length === 0 ? [] : [groupOf(place, ofPlace)];
  });
  return objectOf(members);
}

function groupOf(name: string, members: readonly Member[]): Member {
  return { name, type: objectOf(members), optional: members.every((member) => member.optional) };
}

function parameterMember(parameter: Parameter, scope: SchemaScope): Member {
  // A path arrives as text, whatever the description says of its parameters.
  if (parameter.in === "path") return { name: parameter.name, type: STRING };
  const schema: Schema = parameter.schema ?? Object.values(parameter.content ?? {})[0]?.schema ?? true;
  return {
    // `expand[]` is how some encode an array called `expand`.
    name: parameter.name.replace(/\[\]$/, ""),
    type: typeOfSchema(schema, scope),
    optional: parameter.required !== true,
  };
}

function bodyMember({ method, operation }: OperationSource, scope: SchemaScope): Member[] {
  if (operation.requestBody === undefined) return [];
  const body = resolveReference<OpenAPIV3_1.RequestBodyObject>(scope.document, operation.requestBody);
  if (isBodiless(method) && Object.values(body.content).every((media) => saysNothing(media, scope)))
    return [];
  const content = objectOf([{ name: "content", type: typeOfContent(body.content, scope) }]);
  return [{ name: "requestBody", type: content, optional: body.required !== true }];
}

/** Whether requests of the method usually have no body, so that an empty schema means none. */
function isBodiless(method: string): boolean {
  return method === "get" || method === "head" || method === "delete";
}

function saysNothing({ schema }: OpenAPIV3_1.MediaTypeObject, { document }: SchemaScope): boolean {
  if (schema === undefined) return true;
  const { type, properties, additionalProperties } = resolveReference<OpenAPIV3_1.SchemaObject>(
    document,
    schema,
  );
  return (
    type === "object" &&
    Object.keys(properties ?? {}).length === 0 &&
    typeof additionalProperties !== "object"
  );
}

function typeOfResponses(operation: OpenAPIV3_1.OperationObject, scope: SchemaScope): TypeNode {
  const members = Object.entries(operation.responses ?? {}).map(([status, response]): Member => {
    const { content } = resolveReference<OpenAPIV3_1.ResponseObject>(scope.document, response);
    const hasContent = content !== undefined && Object.keys(content).length > 0;
    return {
      name: status,
      type: objectOf(hasContent ? [{ name: "content", type: typeOfContent(content, scope) }] : []),
    };
  });
  return objectOf(members.filter(({ name }) => !name.startsWith("x-")));
}

function typeOfContent(content: MediaTypes, scope: SchemaScope): TypeNode {
  return objectOf(
    Object.entries(content).map(([mediaType, { schema }]) => ({
      name: mediaType,
      type: isBytes(schema, scope) ? named("Uint8Array") : typeOfSchema(schema ?? true, scope),
    })),
  );
}

/** Whether the whole body is a file, not a part of it. */
function isBytes(schema: Schema | undefined, { document }: SchemaScope): boolean {
  if (typeof schema !== "object") return false;
  const { type, format } = resolveReference<OpenAPIV3_1.SchemaObject>(document, schema);
  return type === "string" && format === "binary";
}

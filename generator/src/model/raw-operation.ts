import type { HttpMethod } from "@wondertwin/framework/contracts";
import type { Description } from "../description/description.ts";
import type { DocumentIndex } from "./document-index.ts";
import { type Argument, isCalledByName, methodName, methodShape } from "./method-shape.ts";
import { objectView } from "./object-view.ts";
import { type PathShape, pathShape } from "./path-shape.ts";
import { type RawSchema, typesOf } from "./raw-schema.ts";

export interface RawParameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: RawSchema;
  readonly multiSegment: boolean;
}

/** The schemas of a body by media type, in the description's order. */
export type RawContent = readonly (readonly [mediaType: string, schema: RawSchema | undefined])[];

/** One operation of the description with its references followed. */
export interface RawOperation {
  readonly id: string;
  readonly method: HttpMethod;
  readonly path: string;
  /** What it does, as a method on the path of its shape: the two that it is described with, or its name's. */
  readonly intent: HttpMethod;
  readonly shape: PathShape;
  /** Set where the shape's parameters are arguments of the request instead of parts of the path. */
  readonly byName?: true;
  /** The scopes that its security requirements name. */
  readonly scopes: readonly string[];
  readonly parameters: readonly RawParameter[];
  readonly body?: { readonly required: boolean; readonly content: RawContent };
  readonly responses: readonly { readonly status: string; readonly content: RawContent }[];
}

interface DocumentContent {
  readonly [mediaType: string]: { readonly schema?: RawSchema };
}

interface DocumentParameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: RawSchema;
  readonly content?: DocumentContent;
  readonly "x-multi-segment"?: boolean;
}

interface DocumentOperation {
  readonly operationId?: string;
  readonly parameters?: readonly DocumentParameter[];
  readonly requestBody?: { readonly required?: boolean; readonly content?: DocumentContent };
  readonly responses?: { readonly [status: string]: { readonly content?: DocumentContent } };
  readonly security?: readonly { readonly [scheme: string]: readonly string[] }[];
}

const METHODS: readonly HttpMethod[] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

/** All operations of a description, in its order. */
export function readOperations(description: Description, index: DocumentIndex): readonly RawOperation[] {
  const operations: RawOperation[] = [];
  const paths = description.document.paths ?? {};
  const byName = isCalledByName(Object.keys(paths));
  for (const [path, item] of Object.entries(paths)) {
    if (item === undefined) continue;
    // openapi-types splits references from values; both are objects that `follow` tells apart.
    const entries = index.follow(item) as { readonly [member: string]: unknown };
    const shared = (entries["parameters"] ?? []) as readonly DocumentParameter[];
    for (const method of METHODS) {
      const raw = entries[method.toLowerCase()];
      if (raw === undefined) continue;
      // The description has been validated: below a method's name stands an operation.
      operations.push(readOperation({ raw: raw as DocumentOperation, shared, method, path, byName, index }));
    }
  }
  return operations;
}

interface OperationPlace {
  readonly raw: DocumentOperation;
  readonly shared: readonly DocumentParameter[];
  readonly method: HttpMethod;
  readonly path: string;
  /** Whether the API calls its methods by name. */
  readonly byName: boolean;
  readonly index: DocumentIndex;
}

function readOperation({ raw, shared, method, path, byName, index }: OperationPlace): RawOperation {
  const body = raw.requestBody === undefined ? undefined : index.follow(raw.requestBody);
  const parameters = readParameters([...shared, ...(raw.parameters ?? [])], index);
  const content = readContent(body?.content);
  const named = byName ? methodShape(methodName(path), argumentsOf(parameters, content, index)) : undefined;
  return {
    id: raw.operationId ?? `${method} ${path}`,
    method,
    path,
    intent: named?.intent ?? method,
    shape: named?.shape ?? pathShape(path),
    ...(named !== undefined && { byName: true }),
    scopes: [...new Set((raw.security ?? []).flatMap((each) => Object.values(each).flat()))],
    parameters,
    ...(body !== undefined && { body: { required: body.required === true, content } }),
    responses: Object.entries(raw.responses ?? {}).map(([status, response]) => ({
      status,
      content: readContent(index.follow(response).content),
    })),
  };
}

/** What a request says by name: the parameters of its query and the members of its body. */
function argumentsOf(
  parameters: readonly RawParameter[],
  content: RawContent,
  index: DocumentIndex,
): readonly Argument[] {
  const [, body] = content[0] ?? [];
  const view = body === undefined ? undefined : objectView(body, index);
  return [
    ...parameters
      .filter((each) => each.in === "query")
      .map(({ name, required, schema }) => ({ name, required, schema })),
    ...[...(view?.properties ?? [])].map(([name, schema]) => ({
      name,
      required: view?.required.has(name) === true,
      schema,
    })),
  ].map(({ name, required, schema }) => ({
    name,
    required,
    isText: typesOf(index.deref(schema).schema).includes("string"),
  }));
}

function readParameters(list: readonly DocumentParameter[], index: DocumentIndex): readonly RawParameter[] {
  // An operation's own parameter replaces its path's parameter of the same name and place.
  const byPlace = new Map<string, RawParameter>();
  for (const entry of list) {
    const parameter = index.follow(entry);
    byPlace.set(`${parameter.in} ${parameter.name}`, {
      name: parameter.name,
      in: parameter.in,
      required: parameter.required === true,
      schema: parameter.schema ?? Object.values(parameter.content ?? {})[0]?.schema ?? {},
      multiSegment: parameter["x-multi-segment"] === true,
    });
  }
  return [...byPlace.values()];
}

function readContent(content: DocumentContent | undefined): RawContent {
  return Object.entries(content ?? {}).map(([mediaType, media]) => [mediaType, media.schema] as const);
}

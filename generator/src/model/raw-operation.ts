import type { HttpMethod } from "@wondertwin/framework/contracts";
import type { Description } from "../description/description.ts";
import type { DocumentIndex } from "./document-index.ts";
import { type PathShape, pathShape } from "./path-shape.ts";
import type { RawSchema } from "./raw-schema.ts";

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
  readonly shape: PathShape;
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
}

const METHODS: readonly HttpMethod[] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

/** All operations of a description, in its order. */
export function readOperations(description: Description, index: DocumentIndex): readonly RawOperation[] {
  const operations: RawOperation[] = [];
  for (const [path, item] of Object.entries(description.document.paths ?? {})) {
    if (item === undefined) continue;
    // openapi-types splits references from values; both are objects that `follow` tells apart.
    const entries = index.follow(item) as { readonly [member: string]: unknown };
    const shared = (entries["parameters"] ?? []) as readonly DocumentParameter[];
    for (const method of METHODS) {
      const raw = entries[method.toLowerCase()];
      if (raw === undefined) continue;
      // The description has been validated: below a method's name stands an operation.
      operations.push(readOperation({ raw: raw as DocumentOperation, shared, method, path, index }));
    }
  }
  return operations;
}

interface OperationPlace {
  readonly raw: DocumentOperation;
  readonly shared: readonly DocumentParameter[];
  readonly method: HttpMethod;
  readonly path: string;
  readonly index: DocumentIndex;
}

function readOperation({ raw, shared, method, path, index }: OperationPlace): RawOperation {
  const body = raw.requestBody === undefined ? undefined : index.follow(raw.requestBody);
  return {
    id: raw.operationId ?? `${method} ${path}`,
    method,
    path,
    shape: pathShape(path),
    parameters: readParameters([...shared, ...(raw.parameters ?? [])], index),
    ...(body !== undefined && {
      body: { required: body.required === true, content: readContent(body.content) },
    }),
    responses: Object.entries(raw.responses ?? {}).map(([status, response]) => ({
      status,
      content: readContent(index.follow(response).content),
    })),
  };
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

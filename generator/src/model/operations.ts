import type { PathParameter } from "@wondertwin/framework/contracts";
import { type AnswerSite, answerShape } from "./answer-shape.ts";
import type { ModelOperation } from "./api-model.ts";
import type { Surroundings } from "./classify-operation.ts";
import { type ClassifiedOperation, coverageOf, type Lifecycle } from "./coverage.ts";
import { itemKey } from "./item-key.ts";
import { fieldCalled, parentFieldOf } from "./parent-field.ts";
import { parentShape, prefixShape } from "./path-shape.ts";
import type { RawOperation } from "./raw-operation.ts";
import { requestSchemas } from "./request-schema.ts";
import type { ResourceDraft } from "./resource-table.ts";
import type { SchemaPool } from "./schema-pool.ts";
import { stateAfter } from "./verbs.ts";

/** Where operations are laid down. */
export interface OperationSite {
  readonly around: Surroundings;
  readonly schemas: SchemaPool;
  readonly answers: AnswerSite;
  readonly shadowed: ReadonlyMap<RawOperation, string>;
  readonly stored: ReadonlyMap<string, Lifecycle>;
  /** Paths on which the only entity there is written. */
  readonly written: ReadonlySet<string>;
}

/** Lays down what a twin has to know of an operation. */
export function layOperation(read: ClassifiedOperation, site: OperationSite): ModelOperation {
  const { operation, classification } = read;
  const { kind, resource, action, relation, why } = classification;
  const creates = creatingStatus(read, site);
  const params = pathParameters(read, site);
  const rest = parametersWithSlashes(operation);
  const state = resource === undefined ? undefined : site.answers.resources.get(resource.name)?.state;
  const reached =
    kind === "action" && state !== undefined ? stateAfter(action ?? "", state.values) : undefined;
  const becomes =
    state !== undefined && reached !== undefined ? { field: state.field, state: reached } : undefined;
  return {
    id: operation.id,
    method: operation.method,
    path: operation.path,
    kind,
    ...coverageOf({
      read,
      shadowedBy: site.shadowed.get(operation),
      lifecycle: site.stored.get(resource?.name ?? ""),
      becomes: becomes !== undefined,
      writable: site.written.has(operation.shape.key),
    }),
    ...(resource !== undefined && { resource: resource.name }),
    ...(action !== undefined && { action }),
    ...(relation !== undefined && { relation }),
    ...(creates !== undefined && { creates }),
    ...(becomes !== undefined && { becomes }),
    ...(params.length > 0 && { params }),
    ...(operation.scopes.length > 0 && { scopes: operation.scopes }),
    ...requestSchemas(operation, site.schemas, site.around.index),
    answer: answerShape(read, classification, site.answers),
    why,
    ...(rest.length > 0 && { rest }),
  };
}

/** The parameters of an operation's path, each with the resource it names and the field that holds its id. */
function pathParameters(
  { operation, classification }: ClassifiedOperation,
  site: OperationSite,
): readonly PathParameter[] {
  const { shape } = operation;
  const entity = site.answers.resources.get(classification.resource?.name ?? "");
  return shape.segments.flatMap((segment, position) => {
    if (segment.kind === "literal") return [];
    if (segment.parts) return segment.parts.map((name) => ({ name }));
    const prefix = prefixShape(shape, position + 1);
    const isItem = prefix.key === classification.item?.key;
    const next = shape.segments[position + 1];
    // The first part of a name that has several names nothing, nor does what an unmapped operation is about.
    const isPart = next?.kind === "parameter" || (next === undefined && classification.kind === "none");
    const resource = isItem ? classification.resource : isPart ? undefined : site.around.itemAt(prefix);
    const field =
      isItem || entity === undefined || resource === undefined
        ? undefined
        : (parentFieldOf(entity, resource.name, segment.name) ??
          fieldCalled(segment.name, classification.resource, {
            parent: resource,
            key: site.answers.resources.get(resource.name)?.key ?? "",
            index: site.around.index,
          }));
    const by = resource === undefined ? undefined : nameIn(resource, { operation, name: segment.name }, site);
    return [
      {
        name: segment.name,
        ...(resource !== undefined && { resource: resource.name }),
        ...(field !== undefined && { field }),
        ...(operation.byName && { in: "arguments" as const }),
        ...(by !== undefined && { by }),
      },
    ];
  });
}

/** The parameters of a path that may hold slashes, as the vendor says. */
function parametersWithSlashes({ parameters }: ClassifiedOperation["operation"]): readonly string[] {
  return parameters
    .filter(
      ({ in: place, multiSegment, schema }) =>
        place === "path" && (multiSegment || schema.pattern === ".*" || schema.pattern === ".+"),
    )
    .map(({ name }) => name);
}

/** The status of a PUT that makes what is not there: one on an item whose collection nothing else makes. */
function creatingStatus(
  { operation, classification, answer }: ClassifiedOperation,
  { around }: OperationSite,
) {
  if (operation.intent !== "PUT" || classification.kind !== "update") return undefined;
  const collection = around.groups.get(parentShape(operation.shape).key)?.collection ?? [];
  if (collection.some((each) => each.operation.intent === "POST")) return undefined;
  return operation.responses.some(({ status }) => status === "201") ? 201 : answer.status;
}

/** The field that a path parameter matches, where that does not tell the resource's entities apart by itself. */
function nameIn(
  { name: resource, element }: ResourceDraft,
  { operation, name }: { readonly operation: RawOperation; readonly name: string },
  { answers }: OperationSite,
): string | undefined {
  const entry = answers.resources.get(resource);
  const declared = operation.parameters.find((each) => each.in === "path" && each.name === name);
  const field = itemKey(element.schema, { name, resource, schema: declared?.schema }, answers.index);
  if (entry === undefined || field === undefined) return undefined;
  return entry.scoped === true || field !== entry.key ? field : undefined;
}

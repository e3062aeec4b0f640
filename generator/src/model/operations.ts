import type { PathParameter } from "@wondertwin/framework/contracts";
import { type AnswerSite, answerShape } from "./answer-shape.ts";
import type { ModelOperation } from "./api-model.ts";
import type { Surroundings } from "./classify-operation.ts";
import { type ClassifiedOperation, coverageOf, type Lifecycle } from "./coverage.ts";
import { parentFieldOf } from "./parent-field.ts";
import { lastParameter, prefixShape } from "./path-shape.ts";
import type { RawOperation } from "./raw-operation.ts";
import { requestSchemas } from "./request-schema.ts";
import type { SchemaPool } from "./schema-pool.ts";
import { stateAfter } from "./verbs.ts";

/** Where operations are laid down. */
export interface OperationSite {
  readonly around: Surroundings;
  readonly schemas: SchemaPool;
  readonly answers: AnswerSite;
  readonly shadowed: ReadonlyMap<RawOperation, string>;
  readonly stored: ReadonlyMap<string, Lifecycle>;
  /** Collections in which the API makes entities, so that each is known to be made below its parent. */
  readonly made: ReadonlySet<string>;
  /** Paths on which the only entity there is written. */
  readonly written: ReadonlySet<string>;
}

/** Lays down what a twin has to know of an operation. */
export function layOperation(read: ClassifiedOperation, site: OperationSite): ModelOperation {
  const { operation, classification } = read;
  const { kind, resource, action, why } = classification;
  const params = pathParameters(read, site);
  const state = resource === undefined ? undefined : site.answers.resources.get(resource.name)?.state;
  const reached =
    kind === "action" && state !== undefined ? stateAfter(action ?? "", state.values) : undefined;
  const becomes =
    state !== undefined && reached !== undefined ? { field: state.field, state: reached } : undefined;
  const parents =
    classification.item === undefined ? params : params.slice(0, classification.item.parameters.length - 1);
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
      unlinked: isUnlinked(parents) && !site.made.has(operation.shape.key),
      writable: site.written.has(operation.shape.key),
    }),
    ...(resource !== undefined && { resource: resource.name }),
    ...(action !== undefined && { action }),
    ...(becomes !== undefined && { becomes }),
    ...(params.length > 0 && { params }),
    ...(operation.scopes.length > 0 && { scopes: operation.scopes }),
    ...requestSchemas(operation, site.schemas, site.around.index),
    answer: answerShape(read, classification, site.answers),
    why,
    ...(takesRest(operation) && { rest: true }),
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
    const prefix = prefixShape(shape, position + 1);
    const isItem = prefix.key === classification.item?.key;
    const resource = isItem ? classification.resource : site.around.itemAt(prefix);
    const field =
      isItem || entity === undefined || resource === undefined
        ? undefined
        : parentFieldOf(entity, resource.name, segment.name);
    return [
      {
        name: segment.name,
        ...(resource !== undefined && { resource: resource.name }),
        ...(field !== undefined && { field }),
        ...(operation.byName && { in: "arguments" as const }),
      },
    ];
  });
}

/** Whether the vendor says that the last parameter of a path may hold slashes. */
function takesRest({ shape, parameters }: ClassifiedOperation["operation"]): boolean {
  const last = parameters.find(({ name, in: place }) => place === "path" && name === lastParameter(shape));
  return (
    last !== undefined && (last.multiSegment || last.schema.pattern === ".*" || last.schema.pattern === ".+")
  );
}

/** Whether nothing ties an operation's entities to the nearest parent in its path. */
function isUnlinked(parents: readonly PathParameter[]): boolean {
  const nearest = parents.at(-1);
  return nearest !== undefined && nearest.field === undefined;
}

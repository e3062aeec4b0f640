import type { CoverageCount, Json, OperationKind, PathParameter } from "@wondertwin/framework/contracts";
import type { Description } from "../description/description.ts";
import { readAnswer } from "./answer-reading.ts";
import { type AnswerSite, answerShape } from "./answer-shape.ts";
import type { ApiModel, ModelOperation } from "./api-model.ts";
import { classifyOperation, type Surroundings } from "./classify-operation.ts";
import { type ClassifiedOperation, coverageOf, type Lifecycle, lifecycles } from "./coverage.ts";
import { DocumentIndex } from "./document-index.ts";
import { errorCodes } from "./error-codes.ts";
import { eventNames } from "./event-names.ts";
import { itemPlaces } from "./item-places.ts";
import { parentFieldOf } from "./parent-field.ts";
import { groupByCollection, type PathGroup, type ReadOperation } from "./path-group.ts";
import { lastParameter, parentShape, prefixShape } from "./path-shape.ts";
import { readOperations } from "./raw-operation.ts";
import { requestSchemas } from "./request-schema.ts";
import { type ResourceDraft, type ResourceTable, tableOf } from "./resource-table.ts";
import { layResources } from "./resources.ts";
import { SchemaPool } from "./schema-pool.ts";
import { ValuePool } from "./value-pool.ts";
import { stateAfter } from "./verbs.ts";

/** Makes the vendor-neutral model of a description. */
export function buildModel(description: Description, options: { readonly name: string }): ApiModel {
  const index = new DocumentIndex(description.document);
  const raw = readOperations(description, index);
  const reads = raw.map((operation) => ({ operation, answer: readAnswer(operation, index) }));
  const groups = groupByCollection(reads);
  const written = writtenPaths(reads);
  const singles = reads.filter(({ answer }) => answer.form === "item");
  const table = tableOf(groups, { singles, isWritten: (key) => written.has(key), index });
  const singletons = singletonResources(reads, groups, table);
  const around: Surroundings = { groups, table, index, singletons, itemAt: itemPlaces(groups, table) };
  const classified = reads.map((read) => ({ ...read, classification: classifyOperation(read, around) }));
  const expansion = { index, table };
  const schemas = new SchemaPool(expansion);
  const skeletons = new ValuePool<Json>();
  const resources = layResources({ expansion, singletons: singletonPaths(classified), schemas, skeletons });
  const site: OperationSite = {
    around,
    schemas,
    answers: { index, table, resources, scratch: new SchemaPool(expansion), skeletons },
    stored: lifecycles(classified),
    made: pathsOf(classified, "create"),
    written: pathsOf(classified, "singleton_update"),
  };
  const operations = classified.map((read) => layOperation(read, site));
  return {
    name: options.name,
    operations,
    resources: Object.fromEntries(resources),
    schemas: schemas.nodes,
    skeletons: skeletons.values,
    unmapped: operations
      .filter(({ coverage }) => coverage !== "derived")
      .map(({ id, method, path, note, why }) => ({ id, method, path, reason: note ?? why })),
    events: eventNames(description.document, raw, index),
    errors: errorCodes(raw, index),
    coverage: countCoverage(operations),
  };
}

interface OperationSite {
  readonly around: Surroundings;
  readonly schemas: SchemaPool;
  readonly answers: AnswerSite;
  readonly stored: ReadonlyMap<string, Lifecycle>;
  /** Collections in which the API makes entities, so that each is known to be made below its parent. */
  readonly made: ReadonlySet<string>;
  /** Paths on which the only entity there is written. */
  readonly written: ReadonlySet<string>;
}

function layOperation(read: ClassifiedOperation, site: OperationSite): ModelOperation {
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
      lifecycle: site.stored.get(resource?.name ?? ""),
      becomes: becomes !== undefined,
      unlinked: isUnlinked(parents) && !site.made.has(operation.shape.key),
      writable: site.written.has(operation.shape.key),
    }),
    ...(resource !== undefined && { resource: resource.name }),
    ...(action !== undefined && { action }),
    ...(becomes !== undefined && { becomes }),
    ...(params.length > 0 && { params }),
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
      },
    ];
  });
}

/** What is read at the paths that are neither a collection nor an item of one, by path. */
function singletonResources(
  reads: readonly ReadOperation[],
  groups: ReadonlyMap<string, PathGroup>,
  table: ResourceTable,
): ReadonlyMap<string, ResourceDraft> {
  const found = new Map<string, ResourceDraft>();
  for (const { operation, answer } of reads) {
    const { shape, method } = operation;
    if (method !== "GET" || answer.form !== "item" || answer.element === undefined) continue;
    if (lastParameter(shape) !== undefined || groups.has(shape.key)) continue;
    const resource = table.ofElement(answer.element);
    // What stands below its own collection (`/invoices/upcoming`) is computed from it.
    if (resource !== undefined && table.ofGroup(parentShape(shape).key) !== resource)
      found.set(shape.key, resource);
  }
  return found;
}

/** Paths on which an entity is read and, by another method, replaced or changed. */
function writtenPaths(reads: readonly ReadOperation[]): ReadonlySet<string> {
  const keysOf = (...methods: string[]) =>
    new Set(
      reads
        .filter(({ operation }) => methods.includes(operation.method))
        .map(({ operation }) => operation.shape.key),
    );
  const written = keysOf("PUT", "PATCH", "POST");
  return new Set([...keysOf("GET")].filter((key) => written.has(key)));
}

function pathsOf(operations: readonly ClassifiedOperation[], kind: OperationKind): ReadonlySet<string> {
  const those = operations.filter(({ classification }) => classification.kind === kind);
  return new Set(those.map(({ operation }) => operation.shape.key));
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

function singletonPaths(operations: readonly ClassifiedOperation[]): ReadonlyMap<string, readonly string[]> {
  const paths = new Map<string, string[]>();
  for (const { operation, classification } of operations) {
    const { kind, resource } = classification;
    if (kind !== "singleton_get" || resource === undefined) continue;
    paths.set(resource.name, [...(paths.get(resource.name) ?? []), operation.path]);
  }
  return paths;
}

function countCoverage(operations: readonly ModelOperation[]): CoverageCount {
  const count = { modelled: 0, derived: 0, described: 0, refused: 0 };
  for (const { coverage } of operations) count[coverage] += 1;
  return count;
}

import type { OperationKind } from "@wondertwin/framework/contracts";
import type { DocumentIndex } from "./document-index.ts";
import { areKin } from "./element-kinship.ts";
import type { PathGroup, ReadOperation } from "./path-group.ts";
import { lastLiteral, lastParameter, type PathShape, parentShape } from "./path-shape.ts";
import { namesEntities, type Relations } from "./relations.ts";
import type { ResourceDraft, ResourceTable } from "./resource-table.ts";
import { makesEntity, searches } from "./verbs.ts";
import { singular, snakeCase, wordsOf } from "./words.ts";

/** What an operation is, and what speaks for it. */
export interface Classification {
  readonly kind: OperationKind;
  readonly resource?: ResourceDraft;
  readonly action?: string;
  /** What tells the ties that the operation makes, breaks or shows from others. */
  readonly relation?: string;
  /** The path of the item the operation is about, where it is about one. */
  readonly item?: PathShape;
  readonly why: string;
}

/** What is known of the whole description while one of its operations is classified. */
export interface Surroundings {
  readonly groups: ReadonlyMap<string, PathGroup>;
  readonly table: ResourceTable;
  readonly index: DocumentIndex;
  /** What is read at the paths that are neither a collection nor an item of one, by path. */
  readonly singletons: ReadonlyMap<string, ResourceDraft>;
  readonly relations: Relations;
  /** The resource whose items stand at a path; the hint decides where several could. */
  itemAt(shape: PathShape, hint?: ResourceDraft): ResourceDraft | undefined;
}

/** Classifies an operation by its path's shape and the entity in its answer. */
export function classifyOperation(read: ReadOperation, around: Surroundings): Classification {
  const { intent: method, shape } = read.operation;
  const resource = answeredResource(read, around);
  if (around.relations.isMark(shape)) return classifyMark(read);
  if (lastParameter(shape) !== undefined && read.answer.form !== "list")
    return classifyItem(read, resource, around);
  switch (method) {
    case "GET":
    case "HEAD":
      return classifyRead(read, resource, around);
    case "DELETE":
      return classifyDelete(read, around);
    default:
      return classifyWrite(read, resource, around);
  }
}

/** The resource an answer holds: that of its entity, or of its collection where the entity is unnamed. */
function answeredResource(
  { operation, answer }: ReadOperation,
  { table, singletons, index }: Surroundings,
): ResourceDraft | undefined {
  const { element } = answer;
  if (element === undefined) return undefined;
  const { shape } = operation;
  const isUnnamed = element.component === undefined && element.members === undefined;
  const own =
    table.ofGroup(shape.key) ??
    singletons.get(shape.key) ??
    (lastParameter(shape) === undefined ? undefined : table.ofGroup(parentShape(shape).key));
  if (own !== undefined && (isUnnamed || areKin(own.element, element, index))) return own;
  const named = table.ofElement(element);
  if (named !== undefined) return named;
  const above = table.ofGroup(parentShape(parentShape(shape)).key);
  return above !== undefined && areKin(above.element, element, index) ? above : undefined;
}

function classifyItem(
  read: ReadOperation,
  answered: ResourceDraft | undefined,
  around: Surroundings,
): Classification {
  const { intent: method, shape } = read.operation;
  const resource = around.itemAt(shape, answered) ?? answered;
  const kinds: { readonly [method: string]: OperationKind } = {
    GET: "get",
    PUT: "update",
    PATCH: "update",
    POST: "update",
    DELETE: "delete",
  };
  const kind = kinds[method];
  const relation = resource === undefined ? undefined : around.relations.ofItem(shape, resource);
  if (resource !== undefined && relation !== undefined) {
    const verb = TYING[method];
    if (verb !== undefined)
      return { kind: verb, resource, relation, why: `${verb}s a tie to one ${resource.name}` };
  }
  if (kind === undefined || resource === undefined)
    return { kind: "none", why: "the path ends in a parameter, but no entity is known there" };
  if (answered !== undefined && answered !== resource) {
    return { kind: "none", why: `the path names ${resource.name}, but the answer is ${answered.name}` };
  }
  if (method === "GET" && answered === undefined)
    return { kind: "none", resource, why: `the answer is no ${resource.name}` };
  return { kind, resource, item: shape, why: `${method} on the path of one ${resource.name}` };
}

const TYING: { readonly [method: string]: OperationKind } = { GET: "check", PUT: "add", DELETE: "remove" };

/** A mark is set, taken away, or asked for. */
function classifyMark({ operation }: ReadOperation): Classification {
  const { shape, intent: method } = operation;
  const kind = method === "POST" ? "add" : TYING[method];
  if (kind === undefined) return { kind: "none", why: `${method} on a mark` };
  return { kind, relation: shape.key, why: `${kind}s the mark ${lastLiteral(shape) ?? ""}` };
}

function classifyRead(
  read: ReadOperation,
  resource: ResourceDraft | undefined,
  around: Surroundings,
): Classification {
  const { operation, answer } = read;
  const parent = parentShape(operation.shape);
  if (resource === undefined) return { kind: "none", why: "the answer holds no entity" };
  if (answer.form === "list") {
    const search = operation.shape.segments.find((part) => part.kind === "literal" && searches(part.text));
    if (search !== undefined) return { kind: "search", resource, why: `searches ${resource.name}` };
    const relation = around.relations.ofCollection(operation.shape, resource);
    if (relation !== undefined)
      return { kind: "list", resource, relation, why: `answers a page of tied ${resource.name}` };
    return { kind: "list", resource, why: `answers a page of ${resource.name}` };
  }
  if (answer.form !== "item") return { kind: "none", why: "the answer holds no entity" };
  if (around.table.ofGroup(parent.key) === resource) {
    return { kind: "none", resource, why: `reads ${resource.name} that is computed, not stored` };
  }
  return { kind: "singleton_get", resource, why: `the only ${resource.name} at this path` };
}

function classifyDelete({ operation }: ReadOperation, { singletons }: Surroundings): Classification {
  const only = singletons.get(operation.shape.key);
  if (only !== undefined)
    return { kind: "singleton_delete", resource: only, why: `removes the only ${only.name} at this path` };
  return { kind: "none", why: "DELETE on a path that names no single item" };
}

function classifyWrite(
  read: ReadOperation,
  resource: ResourceDraft | undefined,
  around: Surroundings,
): Classification {
  const { operation } = read;
  const { shape, intent: method } = operation;
  const own = around.table.ofGroup(shape.key);
  const last = lastLiteral(shape) ?? "";
  const isNew = method === "POST";
  const relation = method === "PUT" ? around.relations.ofCollection(shape, undefined) : undefined;
  if (relation !== undefined && own !== undefined && namesEntities(read, around.index))
    return { kind: "replace", resource: own, relation, why: `ties other ${own.name} than before` };
  if (isNew && own !== undefined && (resource === own || resource === undefined)) {
    return { kind: "create", resource: own, why: `POST on the collection of ${own.name}` };
  }
  if (read.answer.form === "list" && resource !== undefined && searches(last)) {
    return { kind: "search", resource, why: `searches ${resource.name}` };
  }
  const only = around.singletons.get(shape.key);
  if (only !== undefined && (resource === only || resource === undefined)) {
    return { kind: "singleton_update", resource: only, why: `writes the only ${only.name} at this path` };
  }
  const item = itemAbove(shape, around, resource);
  if (item !== undefined && (resource === undefined || resource === item.resource)) {
    return {
      kind: "action",
      resource: item.resource,
      item: item.shape,
      action: last,
      why: `${last} on one ${item.resource.name}`,
    };
  }
  if (isNew && resource !== undefined && (isNounOf(last, resource) || makesEntity(last))) {
    return {
      kind: "create",
      resource,
      why: `POST whose path names ${resource.name} and whose answer is one`,
    };
  }
  if (item !== undefined) {
    return {
      kind: "action",
      resource: item.resource,
      item: item.shape,
      action: last,
      why: `${last} on one ${item.resource.name}, answers something else`,
    };
  }
  return {
    kind: "none",
    ...(resource !== undefined && { resource }),
    why: `${method} on a path that is neither a collection nor an item`,
  };
}

/** The nearest item above the last literals of a path: `/cards/{card}/shipping/ship` is about the card. */
function itemAbove(
  shape: PathShape,
  { itemAt }: Surroundings,
  hint: ResourceDraft | undefined,
): { readonly resource: ResourceDraft; readonly shape: PathShape } | undefined {
  let above = parentShape(shape);
  for (
    let steps = 0;
    steps < 2 && lastParameter(above) === undefined && above.segments.length > 1;
    steps += 1
  )
    above = parentShape(above);
  if (lastParameter(above) === undefined) return undefined;
  const resource = itemAt(above, hint);
  return resource === undefined ? undefined : { resource, shape: above };
}

function isNounOf(segment: string, resource: ResourceDraft): boolean {
  const noun = snakeCase(singular(segment));
  const collections = resource.groups.flatMap(({ key }) => key.split("/").at(-1) ?? []);
  const words = wordsOf(resource.name);
  return (
    collections.includes(segment) || words.join("_").endsWith(noun) || noun.endsWith(words.at(-1) ?? "?")
  );
}

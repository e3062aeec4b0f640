import type { AnswerReading } from "./answer-reading.ts";
import type { Element } from "./element-schema.ts";
import { lastLiteral, lastParameter, parentShape } from "./path-shape.ts";
import type { RawOperation } from "./raw-operation.ts";
import { searches } from "./verbs.ts";

/** An operation with what its answer says. */
export interface ReadOperation {
  readonly operation: RawOperation;
  readonly answer: AnswerReading;
}

/** A collection's path and its items' path, with the operations on both. */
export interface PathGroup {
  /** The collection's path without parameter names. */
  readonly key: string;
  readonly collection: readonly ReadOperation[];
  readonly item: readonly ReadOperation[];
  /** The paths as the description writes them. */
  readonly collectionPath?: string;
  readonly itemPath?: string;
  /** The name of the items' own parameter. */
  readonly parameter?: string;
}

/** Sorts operations into collections; those on neither a collection nor an item are in no group. */
export function groupByCollection(operations: readonly ReadOperation[]): ReadonlyMap<string, PathGroup> {
  const items = collect(operations.filter(isOnItem), ({ operation }) => parentShape(operation.shape).key);
  const collections = collect(operations.filter(isOnCollection), ({ operation }) => operation.shape.key);
  const groups = new Map<string, PathGroup>();
  for (const key of new Set([...collections.keys(), ...items.keys()])) {
    const collection = collections.get(key) ?? [];
    const item = items.get(key) ?? [];
    if (item.length === 0 && !collection.some(isPage)) continue;
    const parameter = item[0] === undefined ? undefined : lastParameter(item[0].operation.shape);
    groups.set(key, {
      key,
      collection,
      item,
      ...(collection[0] !== undefined && { collectionPath: collection[0].operation.path }),
      ...(item[0] !== undefined && { itemPath: item[0].operation.path }),
      ...(parameter !== undefined && { parameter }),
    });
  }
  return groups;
}

/** The entity a group is about: what its list names, unless the item's own answer is given. */
export function groupElements(group: PathGroup): { readonly listed?: Element; readonly single?: Element } {
  const listed = group.collection.find(isPage)?.answer.element;
  const single = [...group.item, ...group.collection.filter(({ operation }) => operation.intent === "POST")]
    .filter(({ answer }) => answer.form === "item")
    .sort((a, b) => weight(a) - weight(b))
    .find(({ answer }) => answer.element !== undefined)?.answer.element;
  return { ...(listed !== undefined && { listed }), ...(single !== undefined && { single }) };
}

/**
 * Whether a collection's items are only tied to something there and set free again, while they are made and
 * shown elsewhere.
 */
export function onlyTies({ item, collection }: PathGroup): boolean {
  const isShown = item.some(({ answer }) => answer.form === "item");
  return item.length > 0 && !isShown && !collection.some(({ operation }) => operation.intent === "POST");
}

function weight({ operation }: ReadOperation): number {
  return ["GET", "PATCH", "PUT", "POST", "DELETE"].indexOf(operation.intent);
}

function isOnItem({ operation, answer }: ReadOperation): boolean {
  return lastParameter(operation.shape) !== undefined && answer.form !== "list";
}

/** A path that searches shows entities of collections elsewhere. */
function isOnCollection({ operation }: ReadOperation): boolean {
  const { segments } = operation.shape;
  return (
    lastLiteral(operation.shape) !== undefined &&
    !segments.some((segment) => segment.kind === "literal" && searches(segment.text))
  );
}

function isPage({ operation, answer }: ReadOperation): boolean {
  return operation.intent === "GET" && answer.form === "list";
}

function collect<T>(list: readonly T[], keyOf: (entry: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const entry of list) {
    const group = groups.get(keyOf(entry));
    if (group === undefined) groups.set(keyOf(entry), [entry]);
    else group.push(entry);
  }
  return groups;
}

import type { DocumentIndex } from "./document-index.ts";
import { objectView } from "./object-view.ts";
import { onlyTies, type PathGroup, type ReadOperation } from "./path-group.ts";
import { lastLiteral, type PathShape, parentShape } from "./path-shape.ts";
import { typesOf } from "./raw-schema.ts";
import type { ResourceDraft, ResourceTable } from "./resource-table.ts";

/** Finds what ties entities to others, and what only marks them. */
export interface Relations {
  /** What tells the ties at an item's path from others: `/user/starred` for `/user/starred/{id}`. */
  ofItem(shape: PathShape, resource: ResourceDraft): string | undefined;
  /** The same at a collection's path. */
  ofCollection(shape: PathShape, resource: ResourceDraft | undefined): string | undefined;
  /** Whether operations on a path do no more than set a mark and take it away. */
  isMark(shape: PathShape): boolean;
}

export function findRelations(
  reads: readonly ReadOperation[],
  groups: ReadonlyMap<string, PathGroup>,
  table: ResourceTable,
): Relations {
  const marks = markPaths(reads, groups);
  const tying = (key: string) => {
    const group = groups.get(key);
    const resource = table.ofGroup(key);
    return group !== undefined && resource !== undefined && resource.groups[0] !== group && onlyTies(group)
      ? resource
      : undefined;
  };
  // A name of several parts (`/user/starred/{owner}/{repo}`) leaves the collection further up.
  const collectionOf = (shape: PathShape): string => {
    const above = parentShape(shape);
    return lastLiteral(above) === undefined && above.segments.length > 0 && !groups.has(above.key)
      ? collectionOf(above)
      : above.key;
  };
  const tiedBelow = new Map<string, string>();
  for (const [key, group] of groups)
    if (tying(key) !== undefined)
      for (const { operation } of group.item) tiedBelow.set(collectionOf(operation.shape), key);
  return {
    ofItem: (shape, resource) => {
      const key = parentShape(shape).key;
      return tying(key) === resource ? collectionOf(shape) : undefined;
    },
    ofCollection: ({ key }, resource) => {
      const tied = tiedBelow.get(key);
      if (tied === undefined) return undefined;
      return resource === undefined || tying(tied) === resource ? key : undefined;
    },
    isMark: ({ key }) => marks.has(key),
  };
}

/** Paths with a PUT or POST, a DELETE and at most a GET, none of which says anything but that it went well. */
function markPaths(
  reads: readonly ReadOperation[],
  groups: ReadonlyMap<string, PathGroup>,
): ReadonlySet<string> {
  const marks = new Set<string>();
  for (const [key, ofPath] of Map.groupBy(reads, ({ operation }) => operation.shape.key)) {
    const [first] = ofPath;
    if (first === undefined || lastLiteral(first.operation.shape) === undefined || groups.has(key)) continue;
    const methods = new Set(ofPath.map(({ operation }) => operation.intent));
    const sets = methods.has("PUT") || methods.has("POST");
    const silent = ofPath.every(({ answer }) => answer.form === "empty");
    if (sets && methods.has("DELETE") && silent) marks.add(key);
  }
  return marks;
}

/** Whether a body names entities and nothing else: `{"selected_repository_ids": [1, 2]}`. */
export function namesEntities({ operation }: ReadOperation, index: DocumentIndex): boolean {
  const [, schema] = operation.body?.content.find(([type]) => type.includes("json")) ?? [];
  const properties = schema === undefined ? [] : [...objectView(schema, index).properties.values()];
  const [only, ...more] = properties;
  if (only === undefined || more.length > 0) return false;
  const { schema: list } = index.deref(only);
  const items = list.items === undefined ? undefined : index.deref(list.items).schema;
  return (
    typesOf(list).includes("array") && items !== undefined && /integer|string/.test(typesOf(items).join())
  );
}

import type { Surroundings } from "./classify-operation.ts";
import type { PathGroup } from "./path-group.ts";
import { lastParameter, type PathShape, parentShape, pathShape } from "./path-shape.ts";
import type { ResourceDraft, ResourceTable } from "./resource-table.ts";

/**
 * Finds which resource's items stand at a path.
 *
 * A path that is no item's own is matched by its end, as vendors repeat a resource's path below a prefix
 * (`/test/issuing/cards/{card}` is about `/issuing/cards/{card}`); the longest common end decides, and
 * between several the resource that the answer hints at.
 */
export function itemPlaces(
  groups: ReadonlyMap<string, PathGroup>,
  table: ResourceTable,
): Surroundings["itemAt"] {
  const places = [...groups.values()].flatMap((group) => {
    const resource = table.ofGroup(group.key);
    return group.itemPath === undefined || resource === undefined
      ? []
      : [{ tail: pathShape(group.key).segments, resource }];
  });
  return (shape, hint) => {
    if (lastParameter(shape) === undefined) return undefined;
    const collection = parentShape(shape);
    const exact = table.ofGroup(collection.key);
    if (exact !== undefined) return exact;
    let best = 1;
    let found = new Set<ResourceDraft>();
    for (const { tail, resource } of places) {
      const shared = sharedTail(tail, collection.segments);
      if (shared > best) [best, found] = [shared, new Set()];
      if (shared === best) found.add(resource);
    }
    const [only] = found;
    return hint !== undefined && found.has(hint) ? hint : found.size === 1 ? only : undefined;
  };
}

type Segments = PathShape["segments"];

/** How many segments two paths share at their ends, counted from a literal. */
function sharedTail(a: Segments, b: Segments): number {
  let shared = 0;
  while (shared < a.length && shared < b.length) {
    const [x, y] = [a[a.length - 1 - shared], b[b.length - 1 - shared]];
    const same = x?.kind === "literal" && y?.kind === "literal" && x.text === y.text;
    if (!same) break;
    shared += 1;
  }
  return shared;
}

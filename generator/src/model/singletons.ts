import type { ClassifiedOperation } from "./coverage.ts";
import type { PathGroup, ReadOperation } from "./path-group.ts";
import { lastParameter, parentShape } from "./path-shape.ts";
import type { ResourceDraft, ResourceTable } from "./resource-table.ts";

/** What is read at the paths that are neither a collection nor an item of one, by path. */
export function singletonResources(
  reads: readonly ReadOperation[],
  groups: ReadonlyMap<string, PathGroup>,
  table: ResourceTable,
): ReadonlyMap<string, ResourceDraft> {
  const found = new Map<string, ResourceDraft>();
  for (const { operation, answer } of reads) {
    const { shape, intent } = operation;
    if (intent !== "GET" || answer.form !== "item" || answer.element === undefined) continue;
    if (lastParameter(shape) !== undefined || groups.has(shape.key)) continue;
    const resource = table.ofElement(answer.element);
    // What stands below its own collection (`/invoices/upcoming`) is computed from it.
    if (resource !== undefined && table.ofGroup(parentShape(shape).key) !== resource)
      found.set(shape.key, resource);
  }
  return found;
}

/** Paths on which an entity is read and, by another method, replaced or changed. */
export function writtenPaths(reads: readonly ReadOperation[]): ReadonlySet<string> {
  const keysOf = (...methods: string[]) =>
    new Set(
      reads
        .filter(({ operation }) => methods.includes(operation.intent))
        .map(({ operation }) => operation.shape.key),
    );
  const written = keysOf("PUT", "PATCH", "POST");
  return new Set([...keysOf("GET")].filter((key) => written.has(key)));
}

/** The paths at which there is only one of a resource, by the resource's name. */
export function singletonPaths(
  operations: readonly ClassifiedOperation[],
): ReadonlyMap<string, readonly string[]> {
  const paths = new Map<string, string[]>();
  for (const { operation, classification } of operations) {
    const { kind, resource } = classification;
    if (kind !== "singleton_get" || resource === undefined) continue;
    paths.set(resource.name, [...(paths.get(resource.name) ?? []), operation.path]);
  }
  return paths;
}

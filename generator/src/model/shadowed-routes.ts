import type { RawOperation } from "./raw-operation.ts";

/**
 * The operations that no request can reach, since another one claims the same method and path first, each
 * with the id of that other. Fragments are never sent, so a path with one is the path without it.
 */
export function shadowedRoutes(operations: readonly RawOperation[]): ReadonlyMap<RawOperation, string> {
  const claims = new Map<string, string>();
  const shadowed = new Map<RawOperation, string>();
  for (const operation of operations) {
    const route = `${operation.method} ${operation.path.replace(/#.*/, "").replace(/\{[^{}]*\}/g, "{}")}`;
    const first = claims.get(route);
    if (first === undefined) claims.set(route, operation.id);
    else shadowed.set(operation, first);
  }
  return shadowed;
}

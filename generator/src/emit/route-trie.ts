import type { OperationEntry, RouteNode } from "@wondertwin/framework/contracts";

interface Branch {
  to?: Record<string, Branch>;
  any?: Branch;
  rest?: Branch;
  at?: Record<string, number>;
}

/** The trie that leads from a request's path to the operations on it. */
export function routeTrie(operations: readonly Pick<OperationEntry, "method" | "path">[]): RouteNode {
  const root: Branch = {};
  for (const [position, { method, path }] of operations.entries()) {
    let branch = root;
    for (const segment of path.split("/").filter((part) => part !== "")) branch = child(branch, segment);
    branch.at ??= {};
    branch.at[method] ??= position;
  }
  return root;
}

function child(branch: Branch, segment: string): Branch {
  if (segment.startsWith("{")) {
    branch.any ??= {};
    return branch.any;
  }
  branch.to ??= {};
  const next = branch.to[segment] ?? {};
  branch.to[segment] = next;
  return next;
}

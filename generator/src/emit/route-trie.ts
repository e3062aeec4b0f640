import type { OperationEntry, RouteNode } from "@wondertwin/framework/contracts";
import type { ModelOperation } from "../model/api-model.ts";

type Route = Pick<OperationEntry, "method" | "path"> & Pick<ModelOperation, "rest">;

interface Branch {
  to?: Record<string, Branch>;
  any?: Branch;
  rest?: Branch;
  suffix?: Record<string, Branch>;
  infix?: Record<string, Branch>;
  at?: Record<string, number>;
}

/** A parameter with a literal behind it in the same segment: `{Sid}.json`, `{id}:verb`. */
const SUFFIXED = /^\{[^{}]+\}([^{}]+)$/;
/** Two parameters with a literal between them: `{base}...{head}`. */
const INFIXED = /^\{[^{}]+\}([^{}]+)\{[^{}]+\}$/;

/** The trie that leads from a request's path to the operations on it; the first of two alike wins. */
export function routeTrie(routes: readonly Route[]): RouteNode {
  const root: Branch = {};
  for (const [position, { method, path, rest }] of routes.entries()) {
    // Some descriptions tell operations apart by a query behind the path, which is no part of it.
    const [pathname = ""] = path.split("?", 1);
    const segments = pathname.split("/").filter((part) => part !== "");
    let branch = root;
    for (const segment of segments) branch = child(branch, segment, rest);
    branch.at ??= {};
    branch.at[method] ??= position;
  }
  return root;
}

function child(branch: Branch, segment: string, rest: readonly string[] = []): Branch {
  const suffix = SUFFIXED.exec(segment)?.[1];
  if (suffix !== undefined) {
    branch.suffix ??= {};
    return keep(branch.suffix, suffix);
  }
  const infix = INFIXED.exec(segment)?.[1];
  if (infix !== undefined) {
    branch.infix ??= {};
    return keep(branch.infix, infix);
  }
  if (segment.includes("{")) {
    if (rest.includes(segment.slice(1, -1))) {
      branch.rest ??= {};
      return branch.rest;
    }
    branch.any ??= {};
    return branch.any;
  }
  branch.to ??= {};
  return keep(branch.to, segment);
}

function keep(branches: Record<string, Branch>, name: string): Branch {
  const known = branches[name] ?? {};
  branches[name] = known;
  return known;
}

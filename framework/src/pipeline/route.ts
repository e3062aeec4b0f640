import type { BootArtifact, OperationEntry, RouteNode } from "../contracts/artifact.ts";
import { RequestFailed } from "../resources/fail.ts";
import type { Exchange } from "./exchange.ts";

/** Whether a path is one of the description's, whatever the method. */
export function isRoute(path: string, boot: BootArtifact): boolean {
  return find(boot.routes, path.split("/"), 1) !== undefined;
}

interface Found {
  readonly node: RouteNode;
  readonly values: readonly string[];
}

/** Finds the operation a request means, and the values of its path parameters. */
export function route(exchange: Exchange, boot: BootArtifact): void {
  const { path, method } = exchange.head;
  const segments = path.split("/");
  const found = find(boot.routes, segments, 1);
  const at = found?.node.at?.[method === "HEAD" && found.node.at["HEAD"] === undefined ? "GET" : method];
  const operation = at === undefined ? undefined : boot.operations[at];
  if (!found || !operation)
    throw new RequestFailed({
      reason: "not_found",
      problem: found?.node.at ? "unknown_method" : "unknown_path",
    });
  exchange.operation = operation;
  exchange.params = named(operation, found.values);
}

/** Static segments win over parameters with a suffix, those over plain ones, and these over the rest of the path. */
function find(node: RouteNode, segments: readonly string[], at: number): Found | undefined {
  const segment = segments[at];
  if (segment === undefined || (segment === "" && at === segments.length - 1 && at > 1))
    return node.at ? { node, values: [] } : undefined;
  const child = node.to && Object.hasOwn(node.to, segment) ? node.to[segment] : undefined;
  const literal = child && find(child, segments, at + 1);
  if (literal) return literal;
  for (const [suffix, next] of Object.entries(node.suffix ?? {})) {
    if (segment.length <= suffix.length || !segment.endsWith(suffix)) continue;
    const deeper = find(next, segments, at + 1);
    if (deeper) return { node: deeper.node, values: [segment.slice(0, -suffix.length), ...deeper.values] };
  }
  if (node.any && segment !== "") {
    const deeper = find(node.any, segments, at + 1);
    if (deeper) return { node: deeper.node, values: [segment, ...deeper.values] };
  }
  return node.rest ? { node: node.rest, values: [segments.slice(at).join("/")] } : undefined;
}

const names = new WeakMap<OperationEntry, readonly string[]>();

function named(operation: OperationEntry, values: readonly string[]): Record<string, string> {
  if (values.length === 0) return {};
  let own = names.get(operation);
  if (!own) {
    own = Array.from(operation.path.matchAll(/\{([^}]+)\}/g), (match) => match[1] ?? "");
    names.set(operation, own);
  }
  const params: Record<string, string> = {};
  for (const [position, value] of values.entries()) params[own[position] ?? ""] = decoded(value);
  return params;
}

function decoded(value: string): string {
  if (!value.includes("%")) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    throw new RequestFailed({ reason: "invalid_argument", problem: "malformed_path" });
  }
}

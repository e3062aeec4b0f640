import type { BootArtifact, OperationEntry, RouteNode } from "../contracts/artifact.ts";
import { RequestFailed } from "../resources/fail.ts";
import { decodeSegment } from "./decode-segment.ts";
import type { Exchange } from "./exchange.ts";

/** Whether a path is one of the description's, whatever the method. */
export function isRoute(path: string, boot: BootArtifact): boolean {
  return find(boot.routes, path.split("/"), { at: 1, fits: isServed }) !== undefined;
}

interface Found {
  readonly node: RouteNode;
  readonly values: readonly string[];
}

/** Which methods an operation answers to: those described, or any. */
type Methods = "described" | "any";

/** Finds the operation a request means, and the values of its path parameters. */
export function route(exchange: Exchange, boot: BootArtifact, methods: Methods = "described"): void {
  const { path } = exchange.head;
  const found = findOperation(exchange.head, boot, methods);
  if (!found) {
    const problem = isRoute(path, boot) ? "unknown_method" : "unknown_path";
    throw new RequestFailed({ reason: "not_found", problem });
  }
  exchange.operation = found.operation;
  exchange.params = named(found.operation, found.values);
}

/** The operation that a method and a path mean, where there is one. */
export function findOperation(
  { method, path }: Pick<Exchange["head"], "method" | "path">,
  boot: BootArtifact,
  methods: Methods = "described",
): { readonly operation: OperationEntry; readonly values: readonly string[] } | undefined {
  const segments = path.split("/");
  const position = ({ at = {} }: RouteNode) => {
    if (Object.hasOwn(at, method)) return at[method];
    if (methods === "any") return Object.values(at)[0];
    return method === "HEAD" ? at["GET"] : undefined;
  };
  const fits: Fits = (node) => position(node) !== undefined;
  const found = find(boot.routes, segments, { at: 1, fits });
  const operation = found && boot.operations[position(found.node) ?? -1];
  return operation && { operation, values: found.values };
}

type Fits = (node: RouteNode) => boolean;

/** Whether anything is served there, by whatever method. */
const isServed: Fits = ({ at }) => at !== undefined;

/**
 * Static segments win over parameters with a suffix, those over plain ones, and these over the rest of the
 * path, as far as what they lead to fits.
 */
function find(
  node: RouteNode,
  segments: readonly string[],
  { at, fits }: { readonly at: number; readonly fits: Fits },
): Found | undefined {
  const segment = segments[at];
  if (segment === undefined || (segment === "" && at === segments.length - 1))
    return fits(node)
      ? { node, values: [] }
      : node.rest && fits(node.rest)
        ? { node: node.rest, values: [""] }
        : undefined;
  const deeper = { at: at + 1, fits };
  const child = node.to && Object.hasOwn(node.to, segment) ? node.to[segment] : undefined;
  const literal = child && find(child, segments, deeper);
  if (literal) return literal;
  for (const [suffix, next] of Object.entries(node.suffix ?? {})) {
    if (segment.length <= suffix.length || !segment.endsWith(suffix)) continue;
    const found = find(next, segments, deeper);
    if (found) return { node: found.node, values: [segment.slice(0, -suffix.length), ...found.values] };
  }
  for (const [infix, next] of Object.entries(node.infix ?? {})) {
    const [before = "", ...rest] = segment.split(infix);
    if (before === "" || rest.join(infix) === "") continue;
    const found = find(next, segments, deeper);
    if (found) return { node: found.node, values: [before, rest.join(infix), ...found.values] };
  }
  if (node.any && segment !== "") {
    const found = find(node.any, segments, deeper);
    if (found) return { node: found.node, values: [segment, ...found.values] };
  }
  return node.rest && findRest(node.rest, segments, deeper);
}

/** A parameter of several segments takes as few as lead on; at the end of a path it may be empty. */
function findRest(
  node: RouteNode,
  segments: readonly string[],
  { at, fits }: { readonly at: number; readonly fits: Fits },
): Found | undefined {
  for (let end = at; end <= segments.length; end++) {
    const found = find(node, segments, { at: end, fits });
    const value = segments.slice(at - 1, end).join("/");
    if (found) return { node: found.node, values: [value, ...found.values] };
  }
  return undefined;
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
  for (const [position, value] of values.entries()) params[own[position] ?? ""] = decodeSegment(value);
  return params;
}

import type { BootArtifact, OperationEntry } from "../contracts/artifact.ts";

/** What an operation stands for that is there under another path too. */
export interface Alias {
  readonly operation: OperationEntry;
  /** The path's values as that operation's path names them. */
  params(values: Readonly<Record<string, string>>): Record<string, string>;
}

/** Beginnings of paths, and the beginnings they stand for. */
export type AliasedPaths = Readonly<Record<`/${string}`, `/${string}`>>;

/**
 * The operations that stand for others, by id: those below an aliased beginning whose rest is found, with the same
 * method, below what it stands for. Others stand for themselves.
 */
export function findAliases(aliased: AliasedPaths, { operations }: BootArtifact): ReadonlyMap<string, Alias> {
  const found = new Map<string, Alias>();
  const rules = Object.entries(aliased);
  if (rules.length === 0) return found;
  const byShape = new Map(operations.map((each) => [shapeOf(each.method, each.path), each]));
  for (const operation of operations)
    for (const [from, to] of rules) {
      const path = meantPath(operation.path, from, to);
      const meant = path === undefined ? undefined : byShape.get(shapeOf(operation.method, path));
      if (meant === undefined || meant === operation) continue;
      found.set(operation.id, { operation: meant, params: paramsBetween(operation.path, meant.path) });
      break;
    }
  return found;
}

const shapeOf = (method: string, path: string): string => `${method} ${path.replaceAll(/\{[^}]+\}/g, "{}")}`;

/** A path with what it begins with replaced; undefined where it begins with something else. */
function meantPath(path: string, from: string, to: string): string | undefined {
  const segments = path.split("/");
  const beginning = from.split("/");
  const fits = beginning.every(
    (each, at) => segments[at] !== undefined && (each === "*" || each === segments[at]),
  );
  return fits ? [to, ...segments.slice(beginning.length)].join("/") : undefined;
}

/** Takes values over by their places: a segment that is no parameter in the one path is a value in the other. */
function paramsBetween(path: string, meant: string): Alias["params"] {
  const own = path.split("/");
  const places = meant.split("/").flatMap((segment, at) => {
    const name = parameterOf(segment);
    return name === undefined ? [] : [{ name, from: own[at] ?? "" }];
  });
  return (values) =>
    Object.fromEntries(places.map(({ name, from }) => [name, values[parameterOf(from) ?? ""] ?? from]));
}

const parameterOf = (segment: string): string | undefined => /^\{([^{}]+)\}$/.exec(segment)?.[1];

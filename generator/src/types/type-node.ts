/** A TypeScript type as a tree: what a schema means, before it is text. */
export type TypeNode =
  /** Printed as it stands: a keyword, a literal, or a name. */
  | { readonly kind: "name"; readonly text: string }
  /** A schema of the description by its name. */
  | { readonly kind: "component"; readonly name: string }
  | { readonly kind: "array"; readonly items: TypeNode }
  | { readonly kind: "object"; readonly members: readonly Member[] }
  /** An array that its own items may contain. */
  | { readonly kind: "list"; readonly items: TypeNode }
  | { readonly kind: "record"; readonly values: TypeNode }
  | { readonly kind: "union" | "intersection"; readonly parts: readonly TypeNode[] };

/** One property of an object type. */
export interface Member {
  readonly name: string;
  readonly type: TypeNode;
  readonly optional?: boolean;
  /** One line, printed above the property. */
  readonly comment?: string;
}

export const UNKNOWN = named("unknown");
export const NEVER = named("never");
export const NULL = named("null");
export const STRING = named("string");

export function named(text: string): TypeNode {
  return { kind: "name", text };
}

export function literal(value: unknown): TypeNode {
  return named(JSON.stringify(value));
}

export function objectOf(members: readonly Member[]): TypeNode {
  return { kind: "object", members };
}

/** Any of the types: flat, each once, `null` last. */
export function union(types: readonly TypeNode[]): TypeNode {
  const parts = distinct(flat(types, "union")).filter((type) => !isName(type, "never"));
  if (parts.some((type) => isName(type, "unknown"))) return UNKNOWN;
  const ordered = [
    ...parts.filter((type) => !isName(type, "null")),
    ...parts.filter((type) => isName(type, "null")),
  ];
  return combined("union", ordered, NEVER);
}

/** All of the types at once; those that say nothing beside the others are left out. */
export function intersection(types: readonly TypeNode[]): TypeNode {
  const parts = distinct(flat(types, "intersection")).filter((type) => !isName(type, "unknown"));
  const telling = parts.filter((type) => !isOpenRecord(type));
  return combined("intersection", telling.length > 0 ? telling : parts.slice(0, 1), UNKNOWN);
}

function combined(kind: "union" | "intersection", parts: readonly TypeNode[], none: TypeNode): TypeNode {
  const [only] = parts;
  if (only === undefined) return none;
  return parts.length === 1 ? only : { kind, parts };
}

function flat(types: readonly TypeNode[], kind: "union" | "intersection"): TypeNode[] {
  return types.flatMap((type) =>
    (type.kind === "union" || type.kind === "intersection") && type.kind === kind ? type.parts : [type],
  );
}

function distinct(types: readonly TypeNode[]): TypeNode[] {
  if (types.length < 2) return [...types];
  return [...new Map(types.map((type) => [JSON.stringify(type), type])).values()];
}

function isName(type: TypeNode, text: string): boolean {
  return type.kind === "name" && type.text === text;
}

/** An object of which nothing is known. */
function isOpenRecord(type: TypeNode): boolean {
  return type.kind === "record" && isName(type.values, "unknown");
}

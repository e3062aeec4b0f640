import type { JsonType, SchemaIndex, SchemaNode } from "../contracts/schema-node.ts";

/** How far alternatives inside alternatives are looked into; recursive ones have no end. */
const MAX_DEPTH = 4;

/** Listed values come before any of these; a lone value is an array only where it can be nothing else. */
const RANK = {
  boolean: 1,
  integer: 2,
  number: 3,
  null: 4,
  object: 5,
  string: 7,
  array: 8,
} as const satisfies Record<JsonType, number>;

/** Orders alternatives so that text is taken for the narrowest it fits: `5` for a number before a string. */
export function narrowestFirst(
  branches: readonly SchemaIndex[],
  pool: readonly SchemaNode[],
): readonly SchemaIndex[] {
  if (branches.length < 2) return branches;
  const ranks = new Map(branches.map((branch) => [branch, textRank(pool[branch], pool, 0)]));
  return branches.toSorted((one, other) => (ranks.get(one) ?? 0) - (ranks.get(other) ?? 0));
}

function textRank(node: SchemaNode | undefined, pool: readonly SchemaNode[], depth: number): number {
  if (node === undefined || depth === MAX_DEPTH) return RANK.string;
  if (node.enum) return 0;
  const { type, anyOf = [], oneOf = [], allOf = [] } = node;
  if (type === undefined) {
    const inner = [...anyOf, ...oneOf, ...allOf].map((index) => textRank(pool[index], pool, depth + 1));
    return inner.length > 0 ? Math.min(...inner) : RANK.string;
  }
  const types = typeof type === "string" ? [type] : type;
  const isConstrained = node.format !== undefined || node.pattern !== undefined;
  return Math.min(
    ...types.map((name) => (name === "string" && isConstrained ? RANK.string - 1 : RANK[name])),
  );
}

import type { TypeReference } from "./type-reference.ts";
import type { TypeSystem } from "./type-system.ts";

const LEAST = { string: "", integer: 0, number: 0, boolean: false, any: {} } as const;

/** The least value of a leaf that must be there, and null for one that need not. */
export function leastLeaf(types: TypeSystem, type: TypeReference): unknown {
  if (!type.nonNull) return null;
  if (type.items) return [];
  const named = types.type(type.name);
  if (named?.kind === "enum") return named.values[0];
  return named?.kind === "scalar" ? LEAST[named.form] : {};
}

import type { SchemaIndex, SchemaNode } from "../contracts/schema-node.ts";

/**
 * The schemas that describe a part of an object only, because another schema describes it too: what one of
 * them does not name, the other may.
 */
export function sharedSchemas(pool: readonly SchemaNode[]): ReadonlySet<SchemaIndex> {
  const shared = new Set<SchemaIndex>();
  for (const [index, node] of pool.entries()) {
    const { properties, allOf = [], anyOf = [], oneOf = [], not } = node;
    for (const part of allOf) shared.add(part);
    if (not !== undefined) shared.add(not);
    const alternatives = [...anyOf, ...oneOf];
    if (properties === undefined || allOf.length + alternatives.length === 0) continue;
    shared.add(index);
    for (const branch of alternatives) shared.add(branch);
  }
  // A part that consists of alternatives hands its share on to them; what is added here is visited too.
  for (const index of shared) {
    for (const branch of [...(pool[index]?.anyOf ?? []), ...(pool[index]?.oneOf ?? [])]) shared.add(branch);
  }
  return shared;
}

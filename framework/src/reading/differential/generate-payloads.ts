import { generateSync } from "json-schema-faker";
import type { Json, SchemaIndex, SchemaNode } from "../../contracts/schema-node.ts";
import { inlined } from "./json-schema-of-pool.ts";

/** How full the payloads of a schema are: what is required only, then some and most of what is optional. */
const FULLNESS = [0, 0.3, 0.8];

/** Payloads for a schema of a pool, the same ones each time; most fit it, which the oracle has to say. */
export function generatePayloads(pool: readonly SchemaNode[], schema: SchemaIndex): readonly Json[] {
  const source = inlined(pool, schema);
  return FULLNESS.map((optionalsProbability, index) => {
    const options = {
      seed: schema * 31 + index,
      optionalsProbability,
      maxDepth: 25,
      maxLength: 16,
      maxItems: 3,
    };
    // What is made by a JSON Schema is JSON.
    return generateSync(source, options) as Json;
  });
}

import type { Json, SchemaIndex, SchemaNode } from "../../contracts/schema-node.ts";
import { createReader } from "../read.ts";
import { generatePayloads } from "./generate-payloads.ts";
import { mutate, type Pick } from "./mutations.ts";
import { createOracle } from "./oracle.ts";

/** What comparing the reader with its oracle found. */
export interface Comparison {
  readonly payloads: readonly { readonly schema: SchemaIndex; readonly value: Json }[];
  readonly valid: number;
  readonly invalid: number;
  readonly disagreements: readonly string[];
}

const MUTATIONS = 12;

/** Reads payloads of each schema, and mutations of them, and compares the verdicts with ajv's. */
export function compareWithOracle(
  pool: readonly SchemaNode[],
  schemas: Iterable<SchemaIndex>,
  pick: Pick,
): Comparison {
  const reader = createReader(pool);
  const isValid = createOracle(pool);
  const payloads: { schema: SchemaIndex; value: Json }[] = [];
  const disagreements: string[] = [];
  let invalid = 0;
  for (const schema of schemas) {
    const generated = generatePayloads(pool, schema);
    const mutated = Array.from({ length: MUTATIONS }, (_, index) =>
      mutate(generated[index % generated.length] ?? null, pick),
    );
    for (const value of [...generated, ...mutated]) {
      const expected = isValid(schema, value);
      const { ok } = reader.read(schema, value, "json");
      if (ok !== expected) disagreements.push(`${schema}: ajv says ${expected}: ${JSON.stringify(value)}`);
      if (expected) payloads.push({ schema, value });
      else invalid++;
    }
  }
  return { payloads, valid: payloads.length, invalid, disagreements };
}

import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import type { SchemaIndex, SchemaNode } from "../../contracts/schema-node.ts";
import { jsonSchemaOfPool, referenceTo } from "./json-schema-of-pool.ts";

/** The verdict of ajv on values by the schemas of a pool. */
export function createOracle(pool: readonly SchemaNode[]): (schema: SchemaIndex, value: unknown) => boolean {
  const ajv = new Ajv({
    strict: false,
    validateSchema: false,
    logger: false,
    // The tolerance is the reader's: without one, 0.3 were no multiple of 0.1.
    multipleOfPrecision: 9,
    // What every object inherits, such as `toString`, is no property of a value.
    ownProperties: true,
  });
  addFormats.default(ajv);
  ajv.addSchema(jsonSchemaOfPool(pool));
  return (schema, value) => ajv.compile(referenceTo(schema))(value) === true;
}

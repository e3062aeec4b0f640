import SwaggerParser from "@apidevtools/swagger-parser";
import type { ErrorObject } from "ajv";
import type { OpenAPI } from "openapi-types";
import type { JsonObject } from "./json.ts";
import { invalidDescription } from "./problems.ts";
import { validateSchemas } from "./validate-schemas.ts";

/**
 * Validates the document's structure against the schema of its OpenAPI version.
 *
 * References are left alone, so that each component is looked at once instead of once per use;
 * `checkReferences` sees to it that they lead somewhere.
 *
 * @throws TwinError `description_invalid` with the first five problems
 */
export async function validateDocument(document: JsonObject, name: string): Promise<void> {
  try {
    // Whether it is a document is what is being found out; the library takes any object.
    await SwaggerParser.validate(document as unknown as OpenAPI.Document, {
      resolve: { external: false },
      dereference: { circular: "ignore", excludedPathMatcher: () => true },
    });
  } catch (cause) {
    throw invalidDescription(name, problemsOf(cause), cause);
  }
  // OpenAPI 3.1 leaves schemas to JSON Schema, and so does its own schema.
  if (String(document["openapi"]).startsWith("3.1")) validateSchemas(document, name);
}

function problemsOf(error: unknown): readonly ErrorObject[] {
  // The library hands on what ajv reports; what it finds itself is a message alone.
  if (error instanceof Error && "details" in error && Array.isArray(error.details)) return error.details;
  const message = error instanceof Error ? error.message : String(error);
  return [{ instancePath: "", schemaPath: "", keyword: "document", params: {}, message }];
}

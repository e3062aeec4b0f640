import type { DocumentIndex } from "../model/document-index.ts";
import type { RawOperation } from "../model/raw-operation.ts";
import type { RawSchema } from "../model/raw-schema.ts";

/** Names of the property that holds an error's code. */
const CODE = ["error", "code", "error_code"] as const;

/**
 * The error codes that the description lists for this operation in particular, in its order; none where the
 * operation shares its errors with others (`$ref`), as then they are the vendor's.
 */
export function errorCodesOf(operation: RawOperation, index: DocumentIndex): readonly string[] {
  const errors = operation.responses.filter(({ status }) => status === "default" || /^[45]/.test(status));
  const bodies = errors.flatMap(({ content }) => content.map(([, schema]) => schema));
  return [...new Set(bodies.flatMap((body) => (body === undefined ? [] : codesIn(body, index))))];
}

function codesIn(body: RawSchema, index: DocumentIndex): readonly string[] {
  return CODE.flatMap((name) => {
    const property = body.properties?.[name];
    const values = property === undefined ? [] : (index.deref(property).schema.enum ?? []);
    return values.filter((value) => typeof value === "string");
  });
}

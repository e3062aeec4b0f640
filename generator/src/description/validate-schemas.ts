import type { ErrorObject } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { walkDocument } from "./document-grammar.ts";
import type { JsonObject } from "./json.ts";
import { unescapeKey } from "./json-pointer.ts";
import { invalidDescription } from "./problems.ts";

/**
 * Validates every schema of an OpenAPI 3.1 document against JSON Schema 2020-12.
 *
 * @throws TwinError `description_invalid` with the first five problems
 */
export function validateSchemas(document: JsonObject, name: string): void {
  // One schema that holds them all, by their places.
  const $defs: JsonObject = {};
  walkDocument(document, (node, kind, place) => {
    if (kind !== "schema") return undefined;
    $defs[place] = node;
    return "skip";
  });
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false, logger: false });
  if (ajv.validateSchema({ $defs }) === true) return;
  throw invalidDescription(name, (ajv.errors ?? []).map(inDocument));
}

function inDocument(error: ErrorObject): ErrorObject {
  const [, , place = "", ...within] = error.instancePath.split("/");
  return { ...error, instancePath: [unescapeKey(place), ...within].join("/") };
}

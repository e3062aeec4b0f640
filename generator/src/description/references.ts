import { TwinError } from "@wondertwin/framework/contracts";
import { walkDocument } from "./document-grammar.ts";
import type { JsonObject } from "./json.ts";
import { resolvePointer } from "./json-pointer.ts";

/** How many references a message names. */
const SHOWN = 5;

/**
 * Makes sure that every `$ref` leads somewhere within the document.
 *
 * @throws TwinError `description_external_reference` or `description_dangling_reference`
 */
export function checkReferences(document: JsonObject, name: string): void {
  const references = new Set<string>();
  walkDocument(document, ({ $ref }) => {
    if (typeof $ref === "string") references.add($ref);
  });
  const all = [...references];
  const external = all.filter((reference) => !reference.startsWith("#"));
  if (external.length > 0) {
    throw new TwinError(
      "description_external_reference",
      `The description of ${name} refers to other files: ${enumerated(external)}.`,
      { hint: "Bundle the description into one file first, for instance with: npx @redocly/cli bundle" },
    );
  }
  const dangling = all.filter((reference) => resolvePointer(document, reference) === undefined);
  if (dangling.length > 0) {
    throw new TwinError(
      "description_dangling_reference",
      `The description of ${name} refers to what it does not contain: ${enumerated(dangling)}.`,
      { hint: "Add what is missing with a patch, or patch the reference away." },
    );
  }
}

function enumerated(references: readonly string[]): string {
  const more = references.length > SHOWN ? ` and ${references.length - SHOWN} more` : "";
  return `${references.slice(0, SHOWN).join(", ")}${more}`;
}

import { TwinError } from "@wondertwin/framework/contracts";
import type { OpenAPIV3_1 } from "openapi-types";

type Reference = OpenAPIV3_1.ReferenceObject;

/** Whether something of a description is a reference to where it is written. */
export function isReference(node: object): node is Reference {
  return "$ref" in node && typeof node.$ref === "string";
}

/**
 * What a node of a description stands for: itself, or what its references lead to.
 *
 * @throws TwinError `description_reference` when a reference leads nowhere or back to itself.
 */
export function resolveReference<T extends object>(document: OpenAPIV3_1.Document, node: T | Reference): T {
  const seen = new Set<string>();
  let current: T | Reference = node;
  while (isReference(current)) {
    const target: unknown = seen.has(current.$ref) ? undefined : at(document, current.$ref);
    if (typeof target !== "object" || target === null) throw leadsNowhere(current.$ref);
    seen.add(current.$ref);
    // A valid description's references lead to the kind of thing they stand for.
    current = target as T | Reference;
  }
  return current;
}

function at(document: OpenAPIV3_1.Document, pointer: string): unknown {
  if (!pointer.startsWith("#/")) return undefined;
  let node: unknown = document;
  for (const token of pointer.slice(2).split("/").map(unescapeToken)) {
    if (typeof node !== "object" || node === null || !Object.hasOwn(node, token)) return undefined;
    node = Reflect.get(node, token);
  }
  return node;
}

/** The key that a token of a JSON pointer in a URI fragment stands for (RFC 6901, section 6). */
export function unescapeToken(token: string): string {
  return decodeURIComponent(token).replaceAll("~1", "/").replaceAll("~0", "~");
}

function leadsNowhere(pointer: string): TwinError {
  return new TwinError(
    "description_reference",
    `the description refers to ${pointer}, which it does not have`,
    {
      hint: "Mend the reference with an entry in the spec's patch.json.",
    },
  );
}

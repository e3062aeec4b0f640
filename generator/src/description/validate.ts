import SwaggerParser from "@apidevtools/swagger-parser";
import { TwinError } from "@wondertwin/framework/contracts";
import type { OpenAPI } from "openapi-types";
import { isObject, type JsonObject } from "./json.ts";

/** How many problems a message names. */
const SHOWN = 5;

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
    const problems = describeProblems(cause);
    const more = problems.length > SHOWN ? `\n  and ${problems.length - SHOWN} more` : "";
    throw new TwinError(
      "description_invalid",
      `The description of ${name} is not valid:\n  ${problems.slice(0, SHOWN).join("\n  ")}${more}`,
      { hint: "Correct these places with patches (RFC 6902), each with its reason.", cause },
    );
  }
}

function describeProblems(error: unknown): readonly string[] {
  const details = error instanceof Error && "details" in error ? error.details : undefined;
  if (!Array.isArray(details)) return [error instanceof Error ? error.message : String(error)];
  const lines = details
    .filter(isObject)
    .map((problem) => `${problem["instancePath"] || "/"} ${problem["message"]}`);
  return mostSpecific([...new Set(lines)]);
}

/** A failed choice reports every branch and every parent; the deepest places are where the mistakes are. */
function mostSpecific(lines: readonly string[]): readonly string[] {
  const place = (line: string) => line.split(" ", 1)[0] ?? "";
  const places = lines.map(place);
  return lines.filter((line) => !places.some((other) => other.startsWith(`${place(line)}/`)));
}

import { TwinError } from "@wondertwin/framework/contracts";
import type { ErrorObject } from "ajv";

/** How many problems a message names. */
const SHOWN = 5;

/** How many are looked at: one wrong place can make hundreds. */
const CONSIDERED = 500;

/** Something that is wrong in a description, and where. */
type Problem = Pick<ErrorObject, "instancePath" | "keyword" | "message" | "params">;

/** The error for a description that is not valid, with the first five problems. */
export function invalidDescription(name: string, problems: readonly Problem[], cause?: unknown): TwinError {
  const lines = [...new Set(telling(problems.slice(0, CONSIDERED)).map(lineOf))];
  const more = lines.length > SHOWN ? `\n  and ${lines.length - SHOWN} more` : "";
  return new TwinError(
    "description_invalid",
    `The description of ${name} is not valid:\n  ${lines.slice(0, SHOWN).join("\n  ")}${more}`,
    { hint: "Correct these places with patches (RFC 6902), each with its reason.", cause },
  );
}

/** Keywords that only say that something within them is wrong. */
const COMBINING = new Set(["oneOf", "anyOf", "allOf", "if", "not", "$ref"]);

/** Without what merely follows from another problem, and without "this is no reference". */
function telling(problems: readonly Problem[]): readonly Problem[] {
  const own = problems.filter(
    ({ keyword, params }) => !COMBINING.has(keyword) && params["missingProperty"] !== "$ref",
  );
  return own.length > 0 ? own : problems;
}

function lineOf({ instancePath, message, params }: Problem): string {
  const place = instancePath === "" ? "/" : instancePath;
  return `${place} ${message ?? "is wrong"}${detail(params)}`;
}

function detail(params: Problem["params"]): string {
  if (Array.isArray(params["allowedValues"])) return `: ${params["allowedValues"].join(", ")}`;
  const extra = params["additionalProperty"] ?? params["unevaluatedProperty"];
  return typeof extra === "string" ? `: ${extra}` : "";
}

import type { ErrorObject, ValidateFunction } from "ajv/dist/2020.js";
import { nearest } from "../nearest.ts";
import { isRecord } from "../project/is-record.ts";
import type { Problem } from "./problem.ts";

/** What is wrong with a value by a schema: where, and what is allowed there. */
export function schemaProblems(validate: ValidateFunction, value: unknown): readonly Problem[] {
  if (validate(value)) return [];
  const told = validate.errors ?? [];
  const anyOf = told.filter(isChoice);
  const others = told.filter((error) => !isChoice(error) && !isOfChoice(error));
  return [...others, ...anyOf].map((error) => ({ pointer: error.instancePath, message: messageOf(error) }));
}

const isChoice = ({ keyword }: ErrorObject) => keyword === "anyOf";

/** One of several ways that would all do: the choice itself is told. */
function isOfChoice({ schemaPath }: ErrorObject): boolean {
  return /\/anyOf\/\d+\//.test(schemaPath);
}

function messageOf({ keyword, params, message, parentSchema, schema }: ErrorObject): string {
  switch (keyword) {
    case "additionalProperties": {
      const name = String(params["additionalProperty"]);
      const allowed = Object.keys(isRecord(parentSchema?.["properties"]) ? parentSchema["properties"] : {});
      const meant = nearest(name, allowed);
      const hint = meant === undefined ? `Allowed are ${allowed.join(", ")}.` : `Did you mean ${meant}?`;
      return `There is no ${name} here. ${hint}`;
    }
    case "required":
      return `${String(params["missingProperty"])} is missing.`;
    case "anyOf":
      return `One of ${choices(schema)} is needed.`;
    case "dependentRequired":
      return `${String(params["property"])} needs ${String(params["missingProperty"])} beside it.`;
    case "enum":
      return `Allowed are ${[params["allowedValues"]].flat().map(String).join(", ")}.`;
    case "type":
      return `This must be ${[params["type"]].flat().join(" or ")}.`;
    case "not":
      return 'A list is compared by operators: {"eq": […]}, {"contains": …} or {"count": …}.';
    default:
      return `This ${message ?? "is wrong"}.`;
  }
}

function choices(schema: unknown): string {
  const ways = Array.isArray(schema) ? schema : [];
  return ways.flatMap((way) => (isRecord(way) ? [way["required"]].flat() : [])).join(", ");
}

import type { Schemas } from "../api.gen.ts";

/** What is wrong with a value, in HubSpot's codes. */
export interface WrongValue {
  readonly code: string;
  readonly message: string;
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/;
const DAY = 86_400_000;

/**
 * A property's value as HubSpot keeps it, a text; or what is wrong with it. An empty text unsets the property
 * (developers.hubspot.com/docs/guides/api/crm/properties).
 */
export function readValue(property: Schemas["Property"], given: unknown): string | WrongValue {
  const text = typeof given === "string" ? given : JSON.stringify(given);
  if (given === null || text === "") return "";
  const { name, type } = property;
  switch (type) {
    case "number":
      return Number.isFinite(Number(text.replaceAll(",", "").trim())) && text.trim() !== ""
        ? text.replaceAll(",", "").trim()
        : wrong("INVALID_INTEGER", `${text} was not a valid number.`);
    case "bool":
      return /^(true|false)$/i.test(text)
        ? text.toLowerCase()
        : wrong("INVALID_BOOLEAN", `${text} was not a valid boolean.`);
    case "date":
    case "datetime":
      return readMoment(text, type);
    case "enumeration":
      return readChoice(property, text);
  }
  if (name === "email" && !EMAIL.test(text))
    return wrong("INVALID_EMAIL", `Email address ${text} is invalid`);
  return name === "email" ? text.toLowerCase() : text;
}

const wrong = (code: string, message: string): WrongValue => ({ code, message });

function readMoment(text: string, type: "date" | "datetime"): string | WrongValue {
  const at = /^-?\d+$/.test(text) ? Number(text) : Date.parse(text);
  if (!Number.isFinite(at) || Math.abs(at) > 8.64e15)
    return wrong("INVALID_DATE", `${text} was not a valid long.`);
  if (type === "datetime") return new Date(at).toISOString();
  return at % DAY === 0
    ? new Date(at).toISOString().slice(0, 10)
    : wrong("INVALID_DATE", `${text} is at ${new Date(at).toISOString().slice(11, 19)} UTC, not midnight!`);
}

/** Several choices are parted by semicolons. */
function readChoice({ options, fieldType, name }: Schemas["Property"], text: string): string | WrongValue {
  const allowed = options.map(({ value }) => value);
  const chosen = fieldType === "checkbox" ? text.split(";").filter((each) => each !== "") : [text];
  const unknown = chosen.find((each) => allowed.length > 0 && !allowed.includes(each));
  return unknown === undefined
    ? text
    : wrong(
        "INVALID_OPTION",
        `${unknown} was not one of the allowed options of ${name}: [${allowed.join(", ")}]`,
      );
}

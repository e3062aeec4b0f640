import { type DefinedFormats, fullFormats } from "ajv-formats/dist/formats.js";

/** What is kept of ajv-formats' declarations: they do not tell the checks of strings from those of numbers. */
type Validate<Value> = RegExp | ((value: Value) => unknown);

/**
 * The check of a string format; undefined where the format says nothing about strings or is unknown.
 *
 * The table is ajv-formats' own, so that the reader and ajv agree on every format.
 */
export function stringFormat(name: string): ((text: string) => boolean) | undefined {
  const format = formatNamed(name);
  if (format === undefined || format.type === "number") return undefined;
  // Formats of the table that are not said to be about numbers are about strings.
  const validate = format.validate as Validate<string>;
  return validate instanceof RegExp ? (text) => validate.test(text) : (text) => validate(text) === true;
}

/** The check of a number format such as `int32`; undefined where the format says nothing about numbers. */
export function numberFormat(name: string): ((value: number) => boolean) | undefined {
  const format = formatNamed(name);
  if (format?.type !== "number") return undefined;
  // No expression matches numbers, so a check of them is a function.
  const validate = format.validate as (value: number) => unknown;
  return (value) => validate(value) === true;
}

/** The table's entry in its long form; undefined where there is none or it accepts everything. */
function formatNamed(name: string): { readonly type?: string; readonly validate: unknown } | undefined {
  const table: Readonly<Record<string, DefinedFormats[keyof DefinedFormats]>> = fullFormats;
  const format = Object.hasOwn(table, name) ? table[name] : undefined;
  if (format instanceof RegExp || typeof format === "function") return { validate: format };
  if (typeof format !== "object") return undefined;
  return { validate: format.validate, ...(format.type !== undefined && { type: format.type }) };
}

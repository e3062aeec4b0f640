import type { DerivedSchema } from "./schema-of-type.ts";

/** A model that a type leads to, by its name. */
export type ModelReference = (name: string) => DerivedSchema;

const BINARY = new Set(["HttpFile", "Blob", "Buffer"]);

/**
 * The schema of a type as generated clients write it beside their data: `Array<string>`, `'A' | 'B'`,
 * `{ [key: string]: Filter; }`. Undefined where it is of no form known here.
 */
export function schemaOfClientType(
  type: string,
  { format = "", reference }: { readonly format?: string; readonly reference: ModelReference },
): DerivedSchema | undefined {
  const inner = (text: string) => schemaOfClientType(text, { format, reference });
  const text = type.trim();
  const literal = /^'([^']*)'(?: \| '[^']*')*$/.test(text);
  if (literal) return { type: "string", enum: text.split(" | ").map((each) => each.slice(1, -1)) };
  const list = /^(?:Array|Set)<(.+)>$/.exec(text)?.[1];
  if (list !== undefined && isOne(list)) return wrapped(inner(list), (items) => ({ type: "array", items }));
  const map = /^\{ \[key: string\]: (.+); \}$/.exec(text)?.[1];
  if (map !== undefined)
    return wrapped(inner(map), (values) => ({ type: "object", additionalProperties: values }));
  const nullable = /^(.+) \| null$/.exec(text)?.[1];
  if (nullable !== undefined) return wrapped(inner(nullable), (schema) => ({ ...schema, nullable: true }));
  const options = text.split(" | ").filter((each) => each !== "void");
  if (options.length > 1) {
    const branches = options.map(inner);
    return branches.every((each) => each !== undefined) ? { anyOf: branches } : undefined;
  }
  return schemaOfName(options[0] ?? "", format, reference);
}

/** Whether a text is one type: its brackets close only at its end. */
function isOne(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === "<") depth += 1;
    if (character === ">") depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

function wrapped(
  inner: DerivedSchema | undefined,
  wrap: (inner: DerivedSchema) => DerivedSchema,
): DerivedSchema | undefined {
  return inner && wrap(inner);
}

function schemaOfName(name: string, format: string, reference: ModelReference): DerivedSchema | undefined {
  if (BINARY.has(name)) return { type: "string", format: "binary" };
  switch (name) {
    case "any":
    case "object":
      return {};
    case "boolean":
      return { type: "boolean" };
    case "string":
      return { type: "string", ...(format !== "" && { format }) };
    case "Date":
      return { type: "string", format: format || "date-time" };
    case "number":
      return /^int/.test(format)
        ? { type: "integer", format }
        : { type: "number", ...(format !== "" && { format }) };
  }
  return /^[A-Za-z_$][\w$]*$/.test(name) ? reference(name) : undefined;
}

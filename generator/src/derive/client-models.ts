import { type ModelReference, schemaOfClientType } from "./client-type.ts";
import { DoesNotFit } from "./deriver.ts";
import type { DerivedSchema } from "./schema-of-type.ts";

/** A model's file and the declarations beside it. */
export interface ModelFile {
  readonly path: string;
  readonly code: string;
  readonly types: string;
}

const ATTRIBUTE =
  /"name": "[^"]*",\s+"baseName": "(?<name>[^"]*)",\s+"type": "(?<type>[^"]*)",\s+"format": "(?<format>[^"]*)"/g;
const ENUM = /export declare enum (\w+) \{\n([\s\S]*?)\n\}/g;
const UNION = /^export type (\w+) = (\w+(?: \| \w+)*);/m;

/**
 * The schema of a model: its properties from the map that its code carries, which of them may be left out and
 * which values they list from its declarations.
 */
export function schemaOfModel(file: ModelFile, reference: ModelReference): DerivedSchema {
  const { path, code, types } = file;
  const name = modelName(path);
  const union = UNION.exec(types);
  if (union?.[1] === name) return { anyOf: (union[2] ?? "").split(" | ").map(reference) };
  if (!code.includes(`${name}.attributeTypeMap = [`))
    throw new DoesNotFit(path, "it has no attributeTypeMap");
  const enums = new Map(
    Array.from(types.matchAll(ENUM), ([, each = "", body = ""]) => [
      each,
      Array.from(body.matchAll(/= "([^"]*)"/g), ([, value = ""]) => value),
    ]),
  );
  const referenceOrEnum: ModelReference = (each) => {
    const values = enums.get(each);
    return values === undefined ? reference(each) : { type: "string", enum: values };
  };
  const properties: Record<string, DerivedSchema> = {};
  const required: string[] = [];
  for (const { groups = {} } of code.matchAll(ATTRIBUTE)) {
    const { name: property = "", type = "", format = "" } = groups;
    const schema = schemaOfClientType(type, { format, reference: referenceOrEnum });
    if (schema === undefined) throw new DoesNotFit(path, `it writes the type of ${property} as ${type}`);
    properties[property] = schema;
    if (isRequired(types, code, property)) required.push(property);
  }
  return { type: "object", properties, ...(required.length > 0 && { required }) };
}

export const modelName = (path: string): string => /([^/]+)\.js$/.exec(path)?.[1] ?? path;

/** Declarations call a property by its name in code, which is not always that on the wire. */
function isRequired(types: string, code: string, property: string): boolean {
  const own =
    code.match(new RegExp(`"name": "([^"]*)",\\s+"baseName": "${escaped(property)}"`))?.[1] ?? property;
  return types.includes(`\n    '${own}': `);
}

const escaped = (text: string) => text.replaceAll(/[$.*+?^{}()|[\]\\]/g, "\\$&");

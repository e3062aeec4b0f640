import type { SchemaIndex, SchemaNode } from "../contracts/schema-node.ts";
import { leastValue } from "./least-value.ts";

/** A value that does not fit; no JSON value is this one. */
export const UNFIT = Symbol("unfit");

export interface AdoptOptions {
  readonly schemas: readonly SchemaNode[];
  /** The value that unsets a field. */
  readonly unset: string | undefined;
}

/**
 * A request's value as an entity's field holds it, or `UNFIT` where the field holds something else.
 *
 * Requests and entities name many fields alike and shape them almost alike: nested objects get their missing
 * nullable fields as null and their missing required ones as the least value, properties the entity does not
 * have are left out, and the unsetting value becomes null where null may stand.
 */
export function adopt(schema: SchemaIndex, value: unknown, options: AdoptOptions): unknown {
  const node = options.schemas[schema];
  if (!node) return UNFIT;
  if (value === options.unset && allowsNull(node, options.schemas)) return null;
  const alternatives = node.anyOf ?? node.oneOf;
  if (alternatives) {
    for (const alternative of alternatives) {
      const adopted = adopt(alternative, value, options);
      if (adopted !== UNFIT) return adopted;
    }
    return UNFIT;
  }
  if (node.allOf) return adoptAll(node, value, options);
  if (node.enum && !node.enum.some((each) => each === value)) return UNFIT;
  if (Array.isArray(value)) return isType(node, "array") ? adoptItems(node, value, options) : UNFIT;
  if (typeof value === "object" && value !== null)
    return isType(node, "object") ? adoptProperties(node, value, options) : UNFIT;
  return isType(node, typeName(value)) ? value : UNFIT;
}

function adoptAll(node: SchemaNode, value: unknown, options: AdoptOptions): unknown {
  let result: unknown = UNFIT;
  for (const part of node.allOf ?? []) {
    const adopted = adopt(part, value, options);
    if (adopted === UNFIT) return UNFIT;
    result = isObject(result) && isObject(adopted) ? { ...result, ...adopted } : adopted;
  }
  return result;
}

function adoptItems(node: SchemaNode, value: readonly unknown[], options: AdoptOptions): unknown {
  const { items } = node;
  if (items === undefined) return value;
  const adopted = value.map((item) => adopt(items, item, options));
  return adopted.includes(UNFIT) ? UNFIT : adopted;
}

function adoptProperties(node: SchemaNode, value: object, options: AdoptOptions): unknown {
  const { properties, additionalProperties } = node;
  const result: Record<string, unknown> = {};
  for (const name in properties) {
    const property = properties[name];
    const child = property === undefined ? undefined : options.schemas[property];
    if (property === undefined || !child) continue;
    if (allowsNull(child, options.schemas)) result[name] = null;
    else if (node.required?.includes(name)) result[name] = leastValue(property, options.schemas);
  }
  for (const [name, given] of Object.entries(value)) {
    const property = properties && Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (property !== undefined) {
      const adopted = adopt(property, given, options);
      if (adopted !== UNFIT) result[name] = adopted;
    } else if (!properties || typeof additionalProperties === "number") set(result, name, given);
  }
  return result;
}

/** Sets a property that may be called `__proto__` without touching the prototype. */
function set(target: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true });
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function typeName(value: unknown): string {
  if (value === null) return "null";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value;
}

function isType({ type }: SchemaNode, name: string): boolean {
  if (type === undefined) return true;
  const has = (each: string) => each === name || (each === "number" && name === "integer");
  return typeof type === "string" ? has(type) : type.some(has);
}

function allowsNull(node: SchemaNode, schemas: readonly SchemaNode[]): boolean {
  const { type } = node;
  if (type === "null" || (Array.isArray(type) && type.includes("null"))) return true;
  return (node.anyOf ?? node.oneOf ?? []).some((each) => {
    const child = schemas[each];
    return child !== undefined && allowsNull(child, schemas);
  });
}

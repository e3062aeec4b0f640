import type { Json, SchemaIndex, SchemaNode } from "@wondertwin/framework/contracts";
import { stringSkeleton } from "./string-skeleton.ts";

type JsonObject = { readonly [key: string]: Json };

/** Writes minimal valid instances of a pool's schemas. */
export class SkeletonWriter {
  readonly #nodes: readonly SchemaNode[];
  /** Schemas being written: meeting one again means it can hold itself. */
  readonly #open: SchemaIndex[] = [];

  constructor(nodes: readonly SchemaNode[]) {
    this.#nodes = nodes;
  }

  /**
   * The minimal valid instance of a schema that is not null: what is required, and null for what may be
   * null. An object schema that requires nothing at all shows all its properties, as its author left out
   * which ones are certain.
   */
  write(position: SchemaIndex): Json {
    return this.#write(position, false) ?? null;
  }

  #write(position: SchemaIndex, nullable: boolean): Json | undefined {
    const node = this.#nodes[position] ?? {};
    if (nullable && this.#allowsNull(position)) return null;
    if (this.#open.includes(position)) return undefined;
    this.#open.push(position);
    const value = this.#writeNode(node);
    this.#open.pop();
    return value;
  }

  #writeNode(node: SchemaNode): Json | undefined {
    if (node.enum !== undefined) return node.enum.find((value) => value !== null) ?? null;
    if (node.allOf !== undefined) return this.#writeAll(node, node.allOf);
    const branches = node.anyOf ?? node.oneOf;
    if (branches !== undefined) return this.#writeFirst(node, branches);
    return this.#writeType(node);
  }

  #writeType(node: SchemaNode): Json | undefined {
    const types = typeof node.type === "string" ? [node.type] : (node.type ?? []);
    const type = types.find((each) => each !== "null") ?? types[0];
    switch (type) {
      case "boolean":
        return false;
      case "integer":
      case "number":
        return numberSkeleton(node);
      case "string":
        return stringSkeleton(node);
      case "array":
        return this.#writeArray(node);
      case "null":
        return null;
      default:
        return type === "object" || node.properties !== undefined ? this.#writeObject(node) : {};
    }
  }

  #writeAll(node: SchemaNode, parts: readonly SchemaIndex[]): Json | undefined {
    const values = parts.map((part) => this.#write(part, false));
    if (node.properties !== undefined) values.push(this.#writeObject(node));
    if (values.some((value) => value === undefined)) return undefined;
    const objects = values.filter(isObject);
    if (objects.length === values.length) return Object.assign({}, ...objects);
    return values.find((value) => !isObject(value) || Object.keys(value).length > 0) ?? values[0];
  }

  #writeFirst(node: SchemaNode, branches: readonly SchemaIndex[]): Json | undefined {
    const own = node.properties === undefined ? undefined : this.#writeObject(node);
    for (const branch of branches) {
      if (this.#isNull(branch)) continue;
      const value = this.#write(branch, false);
      if (value === undefined) continue;
      return own !== undefined && isObject(value) && isObject(own) ? { ...own, ...value } : value;
    }
    return branches.some((branch) => this.#isNull(branch)) ? null : undefined;
  }

  #writeArray(node: SchemaNode): Json | undefined {
    const least = node.minItems ?? 0;
    if (least === 0) return [];
    const item = node.items === undefined ? {} : this.#write(node.items, false);
    return item === undefined ? undefined : Array.from({ length: least }, () => item);
  }

  #writeObject(node: SchemaNode): Json | undefined {
    const required = new Set(node.required);
    const object: Record<string, Json> = {};
    for (const [name, position] of Object.entries(node.properties ?? {})) {
      const demanded = required.has(name);
      if (!demanded && required.size > 0 && !this.#allowsNull(position)) continue;
      const value = this.#write(position, true);
      if (value !== undefined) object[name] = value === "" && /(^|_)url$/.test(name) ? ADDRESS : value;
      else if (demanded) return undefined;
    }
    for (const name of required) object[name] ??= node.properties?.[name] === undefined ? "" : null;
    return object;
  }

  #allowsNull(position: SchemaIndex): boolean {
    const node = this.#nodes[position] ?? {};
    if (node.enum !== undefined) return node.enum.includes(null);
    if (node.type !== undefined) return node.type === "null" || node.type.includes("null");
    return (node.anyOf ?? node.oneOf ?? []).some((branch) => this.#isNull(branch));
  }

  #isNull(position: SchemaIndex): boolean {
    return this.#nodes[position]?.type === "null";
  }
}

/** What a field called an address holds where the description does not say so. */
const ADDRESS = "https://example.com/";

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function numberSkeleton({
  minimum,
  maximum,
  exclusiveMinimum,
  exclusiveMaximum,
  multipleOf,
  type,
}: SchemaNode): number {
  const step = multipleOf ?? 1;
  const least = Math.max(minimum ?? Number.NEGATIVE_INFINITY, exclusiveMinimum ?? Number.NEGATIVE_INFINITY);
  const most = Math.min(maximum ?? Number.POSITIVE_INFINITY, exclusiveMaximum ?? Number.POSITIVE_INFINITY);
  const fits = (value: number) =>
    value >= (minimum ?? value) &&
    value <= (maximum ?? value) &&
    value > (exclusiveMinimum ?? value - 1) &&
    value < (exclusiveMaximum ?? value + 1);
  const candidates = [
    0,
    Math.ceil(least / step) * step,
    (Math.floor(least / step) + 1) * step,
    Math.floor(most / step) * step,
  ];
  const whole = candidates.find((value) => Number.isFinite(value) && fits(value));
  if (whole !== undefined) return whole;
  return type === "integer" ? 0 : (least + most) / 2;
}

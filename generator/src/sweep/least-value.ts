import type { Json, SchemaIndex, SchemaNode } from "@wondertwin/framework/contracts";
import { stringSkeleton } from "../model/string-skeleton.ts";

/** An id to put at a place of a request; undefined where no entity is meant there. */
export type IdAt = (path: readonly string[]) => string | number | undefined;

/** Below this, values hold nothing that they need not. */
const DEEP = 6;

/** Writes the least value of a schema that a request can carry: what is required, and no more. */
export class LeastValue {
  readonly #nodes: readonly SchemaNode[];
  readonly #idAt: IdAt;

  readonly #members: { readonly [member: string]: Json };

  /** `members` are values that are taken as they are, by the members' names. */
  constructor(nodes: readonly SchemaNode[], idAt: IdAt, members: { readonly [member: string]: Json } = {}) {
    this.#nodes = nodes;
    this.#idAt = idAt;
    this.#members = members;
  }

  write(position: SchemaIndex, path: readonly string[] = []): Json {
    const node = this.#nodes[position] ?? {};
    if (path.length > 12) return null;
    if (node.enum !== undefined) return node.enum.find((value) => value !== null && value !== "") ?? "";
    if (node.allOf !== undefined) return this.#writeAll(node, node.allOf, path);
    const branches = node.anyOf ?? node.oneOf;
    if (branches !== undefined) return this.#writeOne(node, branches, path);
    return this.#writeType(node, path);
  }

  #writeType(node: SchemaNode, path: readonly string[]): Json {
    const types = typeof node.type === "string" ? [node.type] : (node.type ?? []);
    switch (types.find((type) => type !== "null") ?? types[0]) {
      case "boolean":
        return true;
      case "integer":
      case "number":
        return numberOf(this.#idAt(path)) ?? leastNumber(node);
      case "string": {
        const id = node.format === undefined && node.pattern === undefined ? this.#idAt(path) : undefined;
        return id === undefined ? leastText(node) : String(id);
      }
      case "array":
        return this.#writeArray(node, path);
      case "null":
        return null;
      default:
        return this.#writeObject(node, path);
    }
  }

  /** Parts of one object are written as one; of anything else, the first that says what it is. */
  #writeAll(node: SchemaNode, parts: readonly SchemaIndex[], path: readonly string[]): Json {
    const whole = this.#flat(node);
    if (whole.properties !== undefined) return this.#writeObject(whole, path);
    const saying = parts.find((part) => Object.keys(this.#nodes[part] ?? {}).length > 0);
    return this.write(saying ?? parts[0] ?? 0, path);
  }

  /** An object's schema with its parts', and with what the first of its alternatives demands. */
  #flat(node: SchemaNode): SchemaNode {
    const [first] = node.anyOf ?? node.oneOf ?? [];
    const parts = [...(node.allOf ?? []), ...(first === undefined ? [] : [first])].map((part) =>
      this.#flat(this.#nodes[part] ?? {}),
    );
    const required = [...parts.flatMap((part) => part.required ?? []), ...(node.required ?? [])];
    const known = [...parts, node].flatMap(({ properties }) =>
      properties === undefined ? [] : [properties],
    );
    return {
      required: [...new Set(required)],
      ...(known.length > 0 && { properties: Object.assign({}, ...known) }),
    };
  }

  /** The first alternative that says something: neither null nor the empty text that unsets. */
  #writeOne(node: SchemaNode, branches: readonly SchemaIndex[], path: readonly string[]): Json {
    const own = node.properties === undefined ? undefined : this.#writeObject(node, path);
    const saying = branches.find((branch) => {
      const { type, enum: values } = this.#nodes[branch] ?? {};
      return type !== "null" && !(values?.length === 1 && values[0] === "");
    });
    const value = this.write(saying ?? branches[0] ?? 0, path);
    return isObject(value) && isObject(own) ? { ...own, ...value } : value;
  }

  /** One item at least: an empty array says nothing, and forms cannot carry it. Deep down it ends what holds itself. */
  #writeArray({ items, minItems = 1 }: SchemaNode, path: readonly string[]): Json {
    const count = path.length > DEEP ? (minItems > 1 ? minItems : 0) : Math.max(1, minItems);
    return Array.from({ length: count }, () =>
      items === undefined ? "x" : this.write(items, [...path, "*"]),
    );
  }

  /** What is required; something at least inside another value, as forms cannot carry empty objects. */
  #writeObject(node: SchemaNode, path: readonly string[]): Json {
    const { properties = {}, required = [], additionalProperties } = node;
    const [any] = Object.keys(properties);
    const names = required.length > 0 || path.length === 0 || any === undefined ? required : [any];
    if (path.length > DEEP && required.length === 0) return {};
    if (names.length === 0 && path.length > 0 && typeof additionalProperties === "number")
      return { x: this.write(additionalProperties, [...path, "x"]) };
    return Object.fromEntries(
      names.map((name) => {
        const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
        if (property === undefined) return [name, "x"];
        const known = Object.hasOwn(this.#members, name) ? this.#members[name] : undefined;
        const { type } = this.#nodes[property] ?? {};
        const isOfType = known !== undefined && typeOf(known) === (type === "integer" ? "number" : type);
        return [name, isOfType ? known : this.write(property, [...path, name])];
      }),
    );
  }
}

const typeOf = (value: Json) => (Array.isArray(value) ? "array" : value === null ? "null" : typeof value);

function isObject(value: Json | undefined): value is { readonly [name: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const numberOf = (id: string | number | undefined) => (typeof id === "number" ? id : undefined);

/** A hundred where that fits, as amounts of next to nothing are often refused. */
function leastNumber({
  minimum,
  maximum,
  exclusiveMinimum,
  exclusiveMaximum,
  multipleOf,
}: SchemaNode): number {
  const least = minimum ?? (exclusiveMinimum === undefined ? undefined : exclusiveMinimum + 1) ?? 0;
  const most = maximum ?? (exclusiveMaximum === undefined ? undefined : exclusiveMaximum - 1) ?? 100;
  const value = Math.max(least, Math.min(most, 100));
  return multipleOf === undefined ? value : Math.ceil(value / multipleOf) * multipleOf;
}

function leastText(node: SchemaNode): string {
  const text = stringSkeleton(node);
  return text === "" && (node.maxLength ?? 1) > 0 && node.pattern === undefined ? "x" : text;
}

import type { JsonType, SchemaIndex, SchemaNode } from "@wondertwin/framework/contracts";
import type { DocumentIndex } from "./document-index.ts";
import { type Expansion, readExpandable, readIncludable } from "./expansion.ts";
import { type RawSchema, typesOf } from "./raw-schema.ts";

/**
 * What a schema is for. An `entity` has its expandable fields cut to ids, its includable ones left out and
 * nothing that is only written; a `request` does not demand what is only read.
 */
export type SchemaUse = "entity" | "request";

type Draft = { -readonly [Keyword in keyof SchemaNode]: SchemaNode[Keyword] };

const TYPES: ReadonlySet<string> = new Set<JsonType>([
  "null",
  "boolean",
  "integer",
  "number",
  "string",
  "array",
  "object",
]);

const COPIED = [
  "format",
  "pattern",
  "minLength",
  "maxLength",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minProperties",
  "maxProperties",
  "minItems",
  "maxItems",
  "uniqueItems",
] as const;

/** Schemas stored once each, with their children as positions. */
export class SchemaPool {
  readonly #nodes: SchemaNode[] = [];
  readonly #positions = new Map<string, SchemaIndex>();
  /** The position of each component by use; undefined while it is being laid down. */
  readonly #components = new Map<string, SchemaIndex | undefined>();
  readonly #expansion: Expansion;
  readonly #index: DocumentIndex;

  constructor(expansion: Expansion) {
    this.#expansion = expansion;
    this.#index = expansion.index;
  }

  get nodes(): readonly SchemaNode[] {
    return this.#nodes;
  }

  /** The position of a schema, laid down if it is new. */
  add(schema: RawSchema, use: SchemaUse): SchemaIndex {
    if (schema.$ref === undefined) {
      const only = onlyBranch(schema);
      return only === undefined ? this.#intern(this.#node(schema, use)) : this.add(only, use);
    }
    const { $ref, ...beside } = schema;
    const target = this.#addReference($ref, use);
    const extra = this.#node(beside, use);
    return Object.keys(extra).length === 0 ? target : this.#intern({ allOf: [target, this.#intern(extra)] });
  }

  #addReference(ref: string, use: SchemaUse): SchemaIndex {
    const place = `${use} ${ref}`;
    const known = this.#components.get(place);
    if (known !== undefined) return known;
    if (this.#components.has(place)) {
      // The component is inside itself: it needs a position before it is complete.
      const reserved = this.#nodes.push({}) - 1;
      this.#components.set(place, reserved);
      return reserved;
    }
    this.#components.set(place, undefined);
    const target = this.#index.resolve<RawSchema>(ref);
    const alias = target.$ref === undefined ? onlyBranch(target) : target;
    const node: SchemaNode =
      alias === undefined ? this.#node(target, use) : { allOf: [this.add(alias, use)] };
    const reserved = this.#components.get(place);
    if (reserved !== undefined) this.#nodes[reserved] = node;
    const position = reserved ?? (alias === undefined ? undefined : node.allOf?.[0]) ?? this.#intern(node);
    this.#components.set(place, position);
    return position;
  }

  #intern(node: SchemaNode): SchemaIndex {
    const text = JSON.stringify(node);
    const known = this.#positions.get(text);
    if (known !== undefined) return known;
    const position = this.#nodes.push(node) - 1;
    this.#positions.set(text, position);
    return position;
  }

  #node(schema: RawSchema, use: SchemaUse): SchemaNode {
    const expandable = use === "entity" ? readExpandable(schema, this.#expansion) : undefined;
    if (expandable !== undefined) return this.#node(expandable.id, use);
    const flat = flatten(schema, this.#index);
    const node: Draft = {};
    const types = typesOf(flat).filter((type): type is JsonType => TYPES.has(type));
    const [type] = types;
    if (type !== undefined) node.type = types.length === 1 ? type : types;
    if (flat.enum !== undefined) node.enum = flat.enum;
    if (flat.const !== undefined) node.enum = [flat.const];
    for (const keyword of COPIED)
      if (flat[keyword] !== undefined) Object.assign(node, { [keyword]: flat[keyword] });
    this.#addMembers(node, flat, use);
    if (flat.items !== undefined) node.items = this.add(flat.items, use);
    if (flat.anyOf !== undefined) node.anyOf = this.#addAll(flat.anyOf, use);
    if (flat.oneOf !== undefined) node.oneOf = this.#addAll(flat.oneOf, use);
    if (flat.allOf !== undefined) node.allOf = this.#addAll(flat.allOf, use);
    if (flat.not !== undefined) node.not = this.add(flat.not, use);
    return node;
  }

  #addAll(schemas: readonly RawSchema[], use: SchemaUse): SchemaIndex[] {
    return [...new Set(schemas.map((schema) => this.add(schema, use)))];
  }

  #addMembers(node: Draft, schema: RawSchema, use: SchemaUse): void {
    const kept = Object.entries(schema.properties ?? {}).filter(
      ([name, property]) =>
        use === "request" ||
        (property.writeOnly !== true && readIncludable(schema, name, this.#expansion) === undefined),
    );
    if (schema.properties !== undefined) {
      node.properties = Object.fromEntries(kept.map(([name, property]) => [name, this.add(property, use)]));
    }
    const required = schema.required?.filter((name) => this.#isDemanded(schema.properties?.[name], use));
    if (required !== undefined && required.length > 0) node.required = required;
    const rest = schema.additionalProperties;
    if (rest === false) node.additionalProperties = false;
    else if (typeof rest === "object") node.additionalProperties = this.add(rest, use);
    if (schema.patternProperties !== undefined) {
      node.patternProperties = Object.fromEntries(
        Object.entries(schema.patternProperties).map(([pattern, property]) => [
          pattern,
          this.add(property, use),
        ]),
      );
    }
  }

  #isDemanded(property: RawSchema | undefined, use: SchemaUse): boolean {
    if (property === undefined) return true;
    return use === "request" ? property.readOnly !== true : property.writeOnly !== true;
  }
}

/** The branch a schema consists of, where it is nothing but one `anyOf`, `oneOf` or `allOf` branch. */
function onlyBranch(schema: RawSchema): RawSchema | undefined {
  const branches = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  const [only] = branches ?? [];
  if (only === undefined || branches?.length !== 1) return undefined;
  const says = Object.keys(schema).filter((key) => !key.startsWith("x-") && !PROSE.has(key));
  return says.length === 1 ? only : undefined;
}

const PROSE = new Set([
  "title",
  "description",
  "default",
  "deprecated",
  "example",
  "examples",
  "externalDocs",
  "readOnly",
  "writeOnly",
  "discriminator",
  "xml",
  "summary",
]);
const OBJECT_KEYWORDS = new Set(["type", "properties", "required", "allOf"]);

/** Merges the parts of an `allOf` where they are plain objects that share no property. */
function flatten(schema: RawSchema, index: DocumentIndex, depth = 0): RawSchema {
  if (schema.allOf === undefined || schema.allOf.length < 2 || depth > 5) return schema;
  const parts = [schema, ...schema.allOf.map((part) => flatten(index.deref(part).schema, index, depth + 1))];
  if (!parts.every((part, position) => isPlainObject(part, position === 0))) return schema;
  const properties: Record<string, RawSchema> = {};
  for (const part of parts) {
    for (const [name, property] of Object.entries(part.properties ?? {})) {
      if (name in properties) return schema;
      properties[name] = property;
    }
  }
  const required = [...new Set(parts.flatMap((part) => part.required ?? []))];
  return { type: "object", properties, ...(required.length > 0 && { required }) };
}

function isPlainObject(schema: RawSchema, isWhole: boolean): boolean {
  if (!isWhole && schema.allOf !== undefined) return false;
  if (schema.type !== undefined && schema.type !== "object") return false;
  return Object.keys(schema).every(
    (key) => key.startsWith("x-") || PROSE.has(key) || OBJECT_KEYWORDS.has(key),
  );
}

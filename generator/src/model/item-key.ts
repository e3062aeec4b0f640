import type { DocumentIndex } from "./document-index.ts";
import { objectView } from "./object-view.ts";
import { branchesOf, type RawSchema, typesOf } from "./raw-schema.ts";
import { wordsOf } from "./words.ts";

/** Fields that tell an entity from others, the likeliest first. */
const IDS = ["id", "uuid", "uid", "sid", "gid", "guid"];
const NAMES = ["key", "slug", "login", "number", "name", "code", "username", "email", "token", "sha"];
/** Last words of a parameter's name that say which field it matches. */
const SAYING = new Set([...IDS.slice(1), ...NAMES, "ref", "ip"]);

/**
 * The field that an item's last path parameter matches, as the parameter's name and type and the entity's
 * fields tell; undefined where nothing tells.
 */
export function itemKey(
  schema: RawSchema,
  parameter: ItemParameter | undefined,
  index: DocumentIndex,
): string | undefined {
  const properties = fieldsOf(schema, index);
  const byWords = new Map([...properties.keys()].map((name) => [wordsOf(name).join("_"), name]));
  const fits = (name: string) => matchesType(properties.get(name) ?? {}, parameter?.schema, index);
  const firstOf = (names: readonly string[]) => names.flatMap((name) => byWords.get(name) ?? []).find(fits);
  const words = wordsOf(parameter?.name ?? "");
  const whole = words.join("_");
  const last = words.at(-1) ?? "";
  const isOwnName = whole === wordsOf(parameter?.resource ?? "").join("_");
  // A name that says it is believed whatever the types: descriptions write numbers as strings in paths.
  const said =
    SAYING.has(last) && !isOwnName ? [whole, last, "login"].find((name) => byWords.has(name)) : undefined;
  const certain = (said === undefined ? undefined : byWords.get(said)) ?? firstOf(["id", whole, ...IDS]);
  if (certain !== undefined || last === "id") return certain;
  return firstOf([...NAMES, last]) ?? byWords.get("id");
}

/** The field that holds an entity's id, where it has one. */
export function idField(schema: RawSchema, index: DocumentIndex): string | undefined {
  const properties = fieldsOf(schema, index);
  return IDS.find((name) => {
    const property = properties.get(name);
    return property !== undefined && !scalarTypes(index.deref(property).schema).some(isContainer);
  });
}

const isContainer = (type: string) => type === "object" || type === "array";

/** The path parameter that names an item. */
export interface ItemParameter {
  /** The resource it is a parameter of: a parameter called like it names the id. */
  readonly resource: string;
  readonly name: string;
  readonly schema: RawSchema | undefined;
}

/** The fields of an entity; of a union, those of its first member. */
function fieldsOf(schema: RawSchema, index: DocumentIndex): ReadonlyMap<string, RawSchema> {
  const { properties } = objectView(schema, index);
  const [first] = branchesOf(index.deref(schema).schema);
  return properties.size === 0 && first !== undefined ? fieldsOf(first, index) : properties;
}

function matchesType(property: RawSchema, parameter: RawSchema | undefined, index: DocumentIndex): boolean {
  const held = scalarTypes(index.deref(property).schema);
  const asked = parameter === undefined ? [] : scalarTypes(index.deref(parameter).schema);
  if (held.includes("object") || held.includes("array")) return false;
  if (held.length === 0 || asked.length === 0) return true;
  const isNumeric = (types: readonly string[]) =>
    types.some((type) => type === "integer" || type === "number");
  return isNumeric(held) === isNumeric(asked);
}

function scalarTypes(schema: RawSchema): readonly string[] {
  const types = typesOf(schema);
  return types.length > 0 ? types : branchesOf(schema).flatMap(typesOf);
}

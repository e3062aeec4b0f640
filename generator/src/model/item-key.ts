import type { DocumentIndex } from "./document-index.ts";
import { objectView } from "./object-view.ts";
import { branchesOf, type RawSchema, typesOf } from "./raw-schema.ts";
import { wordsOf } from "./words.ts";

const USUAL_KEYS = [
  "id",
  "uuid",
  "uid",
  "sid",
  "key",
  "slug",
  "login",
  "number",
  "name",
  "code",
  "username",
  "email",
  "token",
];
/** Last words of a parameter's name that say which field it matches. */
const SAYING = new Set([
  "number",
  "slug",
  "name",
  "username",
  "login",
  "code",
  "sid",
  "uuid",
  "uid",
  "email",
  "sha",
  "ref",
  "key",
]);

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
  const words = wordsOf(parameter?.name ?? "");
  const last = words.at(-1) ?? "";
  const isOwnName = words.join("_") === wordsOf(parameter?.resource ?? "").join("_");
  if (SAYING.has(last) && !isOwnName) {
    const said =
      byWords.get(words.join("_")) ??
      byWords.get(last) ??
      (last === "username" ? byWords.get("login") : undefined);
    if (said !== undefined) return said;
  }
  const fits = (name: string) => matchesType(properties.get(name) ?? {}, parameter?.schema, index);
  const id = byWords.get("id");
  if (id !== undefined && fits(id)) return id;
  const exact = byWords.get(words.join("_"));
  if (exact !== undefined && fits(exact)) return exact;
  const usual = USUAL_KEYS.flatMap((key) => byWords.get(key) ?? []);
  return (
    usual.find(fits) ??
    [...properties.keys()].find((name) => /(_id|Id|Sid|_key)$/.test(name) && fits(name)) ??
    id
  );
}

interface ItemParameter {
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

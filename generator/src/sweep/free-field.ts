import type { Json, LazyArtifact, OperationEntry, SchemaNode } from "@wondertwin/framework/contracts";
import { wordsOf } from "../model/words.ts";
import type { Fields } from "./encode-request.ts";

/** A field that an update may set to what it likes. */
export interface FreeField {
  readonly name: string;
  readonly value: Json;
  /** The body that sets it, wrapped as the answer is where requests are too. */
  readonly body: Fields;
}

const TEXT = "swept";

/** A map of texts, else a plain text, that the update and the entity have alike. */
export function freeField(update: OperationEntry, lazy: LazyArtifact): FreeField | undefined {
  const { schemas, resources } = lazy;
  const resource = resources[update.resource ?? ""];
  const whole = update.body === undefined ? undefined : bodyFields(schemas[update.body], schemas);
  const { at } = update.answer;
  const inner = at === undefined || !whole || !Object.hasOwn(whole, at) ? undefined : whole[at];
  const asked = inner === undefined ? whole : bodyFields(schemas[inner], schemas);
  const field = ({ name, param }: Shared, value: Json): FreeField => ({
    name,
    value,
    body: inner === undefined || at === undefined ? { [param]: value } : { [at]: { [param]: value } },
  });
  const held = resource && schemas[resource.schema]?.properties;
  if (!asked || !held) return undefined;
  const shared = sharedNames(Object.keys(asked), Object.keys(held));
  const map = shared.find(
    ({ name, param }) =>
      isMap(schemas[asked[param] ?? -1], schemas) && isMap(schemas[held[name] ?? -1], schemas),
  );
  if (map !== undefined) return field(map, { key: TEXT });
  const text = shared.find(
    ({ name, param }) =>
      name !== resource.key &&
      resource.references?.[name] === undefined &&
      isText(schemas[asked[param] ?? -1], schemas) &&
      isText(schemas[held[name] ?? -1], schemas),
  );
  return text === undefined ? undefined : field(text, TEXT);
}

interface Shared {
  readonly name: string;
  readonly param: string;
}

/** The parameters that are called like a field, in whatever case: `FriendlyName` and `friendly_name`. */
function sharedNames(params: readonly string[], fields: readonly string[]): readonly Shared[] {
  const byWords = new Map(fields.map((name) => [wordsOf(name).join("_"), name]));
  return params.flatMap((param) => {
    const name = fields.includes(param) ? param : byWords.get(wordsOf(param).join("_"));
    return name === undefined ? [] : [{ name, param }];
  });
}

function bodyFields(node: SchemaNode | undefined, schemas: readonly SchemaNode[]) {
  const parts = (node?.allOf ?? []).map((part) => schemas[part]?.properties);
  const fields = Object.assign({}, ...parts, node?.properties);
  return Object.keys(fields).length === 0 ? undefined : (fields as NonNullable<SchemaNode["properties"]>);
}

function isMap(node: SchemaNode | undefined, schemas: readonly SchemaNode[]): boolean {
  if (!node) return false;
  const alternatives = node.anyOf ?? node.oneOf;
  if (alternatives) return alternatives.some((each) => isMap(schemas[each], schemas));
  const rest = node.additionalProperties;
  return typeof rest === "number" && node.properties === undefined && schemas[rest]?.type === "string";
}

function isText(node: SchemaNode | undefined, schemas: readonly SchemaNode[]): boolean {
  if (!node) return false;
  const alternatives = node.anyOf ?? node.oneOf;
  if (alternatives) return alternatives.some((each) => isText(schemas[each], schemas));
  const types = typeof node.type === "string" ? [node.type] : (node.type ?? []);
  const isShort = (node.minLength ?? 0) <= TEXT.length && (node.maxLength ?? TEXT.length) >= TEXT.length;
  return types.includes("string") && !node.enum && !node.format && !node.pattern && isShort;
}

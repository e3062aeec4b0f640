import { basePath } from "./base-path.ts";
import { documentHosts } from "./hosts.ts";
import { isObject, type JsonObject, type JsonValue } from "./json.ts";

/**
 * Makes a document of an API with hosts of its own fit to be added to another: its paths stand below `under`, its
 * operations are called after it (`billing.listInvoices`; `billing.v2.listInvoices` where that is taken), and its
 * components make way for those of the other document that have the same name and say something else.
 *
 * @returns its hosts
 */
export function placeUnder(document: JsonObject, under: `/${string}`, beside: JsonObject): readonly string[] {
  const hosts = documentHosts(document);
  const word = under.slice(1).replaceAll("/", ".");
  const base = basePath(document);
  const taken = operationIds(beside);
  const paths = members(document["paths"]).map(([path, item]) => {
    const [, version = ""] = (base + path).split("/");
    const named = (id: string) => (taken.has(`${word}.${id}`) ? `${word}.${version}.${id}` : `${word}.${id}`);
    return [`${under}${base}${path}`, placedItem(item, named, hosts)];
  });
  document["paths"] = Object.fromEntries(paths);
  renameComponents(document, word, beside);
  return hosts;
}

/** A path's operations under their new names; its servers are hosts alone, since its path says the rest. */
function placedItem(item: JsonValue, named: (id: string) => string, hosts: readonly string[]): JsonValue {
  if (!isObject(item)) return item;
  const operations = Object.entries(item).map(([member, value]) =>
    isObject(value) && typeof value["operationId"] === "string"
      ? [member, { ...value, operationId: named(value["operationId"]) }]
      : [member, value],
  );
  return { ...Object.fromEntries(operations), servers: hosts.map((host) => ({ url: `https://${host}` })) };
}

function operationIds(document: JsonObject): ReadonlySet<string> {
  const items = members(document["paths"]).flatMap(([, item]) => members(item));
  return new Set(items.map(([, value]) => String(isObject(value) ? value["operationId"] : "")));
}

function renameComponents(document: JsonObject, word: string, beside: JsonObject): void {
  const renamed = new Map<string, string>();
  const others = new Map(members(beside["components"]));
  const components = members(document["components"]).map(([kind, held]) => {
    const taken = new Map(members(others.get(kind)));
    const named = members(held).map(([name, value]) => {
      if (!taken.has(name) || JSON.stringify(taken.get(name)) === JSON.stringify(value)) return [name, value];
      renamed.set(`#/components/${kind}/${name}`, `#/components/${kind}/${word}.${name}`);
      return [`${word}.${name}`, value];
    });
    return [kind, Object.fromEntries(named)];
  });
  document["components"] = Object.fromEntries(components);
  if (renamed.size > 0) redirect(document, renamed);
}

function redirect(value: JsonValue | undefined, renamed: ReadonlyMap<string, string>): void {
  if (Array.isArray(value)) for (const each of value) redirect(each, renamed);
  if (!isObject(value)) return;
  const reference = value["$ref"];
  if (typeof reference === "string") value["$ref"] = renamed.get(reference) ?? reference;
  for (const each of Object.values(value)) redirect(each, renamed);
}

const members = (value: JsonValue | undefined): [string, JsonValue][] =>
  isObject(value) ? Object.entries(value) : [];

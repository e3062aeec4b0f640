import { type NodeKind, walkDocument } from "./document-grammar.ts";
import { isObject, type JsonObject } from "./json.ts";
import { pointerKeys, resolvePointer } from "./json-pointer.ts";

/** Where the components of a kind live. */
const SECTION: { readonly [Kind in NodeKind]?: string } = {
  schema: "schemas",
  response: "responses",
  parameter: "parameters",
  requestBody: "requestBodies",
  header: "headers",
  callback: "callbacks",
  pathItem: "pathItems",
};

/**
 * Makes every reference one to a component: what is referred to anywhere else (`#/paths/…/schema`,
 * `#/components/schemas/Order/properties/state`) becomes a component as well, named after its place.
 */
export function hoistReferences(document: JsonObject): void {
  const hoisted = new Map<string, string>();
  walkDocument(document, (node, kind) => {
    const reference = node["$ref"];
    const section = SECTION[kind];
    if (typeof reference !== "string" || section === undefined || isComponent(reference, section)) return;
    const known = hoisted.get(`${section} ${reference}`) ?? hoist(document, reference, section);
    hoisted.set(`${section} ${reference}`, known);
    node["$ref"] = known;
  });
}

function isComponent(reference: string, section: string): boolean {
  const keys = pointerKeys(reference);
  return keys?.length === 3 && keys[0] === "components" && keys[1] === section;
}

function hoist(document: JsonObject, reference: string, section: string): string {
  const target = resolvePointer(document, reference);
  if (target === undefined) return reference;
  const components = memberObject(document, "components");
  const entries = memberObject(components, section);
  const name = freeName(entries, reference);
  entries[name] = target;
  return `#/components/${section}/${name}`;
}

function memberObject(owner: JsonObject, name: string): JsonObject {
  const present = owner[name];
  if (isObject(present)) return present;
  const created: JsonObject = {};
  owner[name] = created;
  return created;
}

function freeName(entries: JsonObject, reference: string): string {
  const base = (pointerKeys(reference) ?? []).join("_").replace(/[^A-Za-z0-9]+/g, "_");
  let name = base;
  for (let suffix = 2; Object.hasOwn(entries, name); suffix++) name = `${base}_${suffix}`;
  return name;
}

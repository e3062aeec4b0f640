import type { DocumentIndex } from "./document-index.ts";
import { type Element, elementOf } from "./element-schema.ts";
import { objectView } from "./object-view.ts";
import { type RawSchema, typesOf } from "./raw-schema.ts";

/** A page of entities: what it lists, and where. */
export interface Envelope {
  readonly element: Element;
  /** The property with the items; absent for a bare array. */
  readonly at?: string;
}

const USUAL = ["data", "items", "results", "values", "value", "entries", "records", "list", "nodes"];
/** What stands beside an answer's content and is never the content. */
const META =
  /^(_?links?|_?meta(data)?|paging|pagination|page_?info|result_?info|response_metadata|errors?|warnings?|messages?)$/i;
const PAGING =
  /^(_?links?|_?meta(data)?|paging|pagination|page|page_?info|has_?more|next|prev(ious)?|first|last|self|count|total|size|start|end|limit|offset|cursor|url|uri|object|kind|etag|type|ok|status|success|message|warnings?|errors?|request_?id|self_?link|incomplete_results|order|sort|query|filter|from|to|result_info|response_metadata)$|page|total|count|cursor|token|_uri$|_url$|has_|is_last/i;

/** The page a schema describes, or undefined where it is no page of entities. */
export function listEnvelope(schema: RawSchema, index: DocumentIndex): Envelope | undefined {
  const written = index.deref(schema).schema;
  const bare = arrayElement(written, index);
  if (bare !== undefined) return { element: bare };
  const { properties } = objectView(written, index);
  const lists = [...properties].flatMap(([at, property]) => {
    const element = arrayElement(property, index);
    return element === undefined || (META.test(at) && !isEntity(element, index)) ? [] : [{ at, element }];
  });
  const page = lists.length === 1 ? lists[0] : lists.find(({ at }) => USUAL.includes(at));
  if (page === undefined) return undefined;
  const others = [...properties.keys()].filter((name) => name !== page.at);
  const usual = USUAL.includes(page.at) && !others.includes("id");
  return usual || others.every((name) => PAGING.test(name)) ? page : undefined;
}

/** Whether things called like remarks are more: `messages` that have ids of their own. */
function isEntity({ schema, component }: Element, index: DocumentIndex): boolean {
  const { properties } = objectView(schema, index);
  return component !== undefined && ["id", "sid", "uuid"].some((name) => properties.has(name));
}

/** An entity inside a wrapper such as `{"droplet": {…}}`. */
export function wrappedElement(schema: RawSchema, index: DocumentIndex): Envelope | undefined {
  const { properties } = objectView(schema, index);
  if (properties.has("id")) return undefined;
  const held = [...properties].flatMap(([at, property]) => {
    const element = META.test(at) ? undefined : elementOf(property, index);
    return element === undefined ? [] : [{ at, element, property }];
  });
  const [only, ...more] = held;
  if (only === undefined || more.length > 0 || listEnvelope(only.property, index) !== undefined)
    return undefined;
  const others = [...properties.keys()].filter((name) => name !== only.at);
  return others.every((name) => PAGING.test(name)) ? { at: only.at, element: only.element } : undefined;
}

/** Whether an answer says nothing but that it went well or badly: `{"errors": […]}`. */
export function isReceipt(schema: RawSchema, index: DocumentIndex): boolean {
  const names = [...objectView(schema, index).properties.keys()];
  return (
    names.length > 0 && names.every((name) => META.test(name)) && listEnvelope(schema, index) === undefined
  );
}

function arrayElement(schema: RawSchema, index: DocumentIndex): Element | undefined {
  const written = index.deref(schema).schema;
  if (written.items === undefined || !typesOf(written).includes("array")) return undefined;
  return elementOf(written.items, index);
}

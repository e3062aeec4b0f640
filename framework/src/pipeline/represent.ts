import type { OperationEntry } from "../contracts/artifact.ts";
import type { Json } from "../contracts/schema-node.ts";
import type { Answer } from "../resources/answer.ts";
import { expandEntity } from "../resources/expand.ts";
import { fail } from "../resources/fail.ts";
import { listPath } from "../resources/list-path.ts";
import { projected } from "../resources/projected.ts";
import { type Expansions, readExpansions } from "../resources/read-expansions.ts";
import { rowKey } from "../resources/row-key.ts";
import type { Session } from "../resources/session.ts";
import { shownEntity } from "../resources/shown-entity.ts";
import { type View, viewed, viewOf } from "../resources/view.ts";
import type { Entity, Row } from "../store/entity.ts";
import type { ResourceModel } from "../twin/resource-model.ts";

const none: Expansions = new Map();

/**
 * The JSON of an answer: expanded as asked, in the shape the operation describes. Empty: no body.
 *
 * A page comes in parts, so that what is kept of it can share its items' texts with the store.
 */
export function represent(
  session: Session,
  operation: OperationEntry,
  answer: Answer,
): string | readonly string[] {
  if (answer.kind === "empty" || answer.kind === "content") return "";
  if (answer.kind === "value") return JSON.stringify(answer.value) ?? "";
  if (operation.answer.body === "empty") return "";
  const asked = askedExpansions(session);
  if (answer.kind === "page")
    return pageJson(session, operation, answer, itemExpansions(session, operation, { answer, asked }));
  const { entity, model } = answer;
  const view = viewOf(session, operation);
  if (view) return viewedAnswer(session, operation, { ...answer, view, asked });
  return wrapped(session, operation, { entity, model, json: entityJson(session, answer, asked) });
}

/** An entity with the fields that the operation's answer describes, blank where it has none. */
function viewedAnswer(
  session: Session,
  { answer: { at, skeleton } }: OperationEntry,
  { model, entity, view, asked }: { model: ResourceModel; entity: Entity; view: View; asked: Expansions },
): string {
  const shape = skeleton === undefined ? undefined : session.twin.detail.lazy.skeletons[skeleton];
  const shown = expandEntity(session, model, { entity, expansions: asked });
  const json = JSON.stringify(
    viewed(view, { entity, shown, blank: at === undefined ? shape : memberOf(shape, at) }),
  );
  const beside = at === undefined ? [] : Object.entries(shape ?? {}).filter(([name]) => name !== at);
  return inProperty(at, beside.map(member), json);
}

/** An entity where the answer holds it: alone, or in a property among others. */
function wrapped(
  session: Session,
  operation: OperationEntry,
  { entity, model, json }: { readonly entity: Entity; readonly model: ResourceModel; readonly json: string },
): string {
  const { at, body, skeleton } = operation.answer;
  if (skeleton === undefined || (model.modelled && body === "item")) return inProperty(at, [], json);
  const shape = session.twin.detail.lazy.skeletons[skeleton];
  if (model.modelled && body === "list") return inProperty(at, [], `[${json}]`);
  if (body === "skeleton") return JSON.stringify(projected(shape, entity));
  const inner = at === undefined ? shape : memberOf(shape, at);
  const own = body === "list" ? `[${json}]` : completed(inner, entity, json);
  if (at === undefined) return skeleton === model.entry?.skeleton ? json : own;
  const beside = Object.entries(shape ?? {}).filter(([name]) => name !== at);
  return inProperty(at, beside.map(member), own);
}

function inProperty(at: string | undefined, beside: readonly string[], json: string): string {
  return at === undefined ? json : `{${[...beside, `${JSON.stringify(at)}:${json}`].join(",")}}`;
}

/** An entity's JSON with what the operation's answer has beyond the resource; its blank where they differ. */
function completed(shape: Json | undefined, entity: Entity, json: string): string {
  if (shape === undefined || shape === null) return json;
  if (typeof shape !== "object" || Array.isArray(shape)) return JSON.stringify(shape);
  const missing = Object.entries(shape).filter(([name]) => entity[name] === undefined);
  if (missing.length === 0) return json;
  const own = json.slice(1, -1);
  return `{${[...(own === "" ? [] : [own]), ...missing.map(member)].join(",")}}`;
}

const member = ([name, value]: readonly [string, Json]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`;

function memberOf(value: Json | undefined, name: string): Json | undefined {
  const isFields = typeof value === "object" && value !== null && Object.hasOwn(value, name);
  return isFields ? Object.entries(value).find(([each]) => each === name)?.[1] : undefined;
}

function askedExpansions(session: Session): Expansions {
  const { expansion } = session.twin.vendor;
  if (!expansion) return none;
  const { query, body } = session.input;
  const paths = query[expansion.param] ?? body[expansion.param];
  return Array.isArray(paths) ? readExpansions(expansion, paths) : none;
}

/** What is asked of a page's items: they stand below the property that holds them. */
function itemExpansions(
  session: Session,
  operation: OperationEntry,
  { answer, asked }: { answer: Extract<Answer, { kind: "page" }>; asked: Expansions },
): Expansions {
  const { at } = operation.answer;
  if (at === undefined) return asked;
  for (const name of asked.keys())
    if (name !== at && !answer.expandable.includes(name))
      fail("invalid_argument", {
        param: session.twin.vendor.expansion?.param ?? "",
        extra: { expansion: name, suggestion: `${at}.${name}` },
      });
  return asked.get(at) ?? none;
}

function entityJson(
  session: Session,
  answer: Extract<Answer, { kind: "entity" }>,
  asked: Expansions,
): string {
  const { model, entity, reveals } = answer;
  if (!reveals)
    return asked.size === 0 ? rowJson(session, model, answer) : expandedJson(session, answer, asked);
  const revealed = Object.fromEntries(reveals.map((field) => [field, entity[field]]));
  return JSON.stringify({ ...expandEntity(session, model, { entity, expansions: asked }), ...revealed });
}

/** An entity's JSON with the fields that an answer describes. */
function viewedJson(
  session: Session,
  model: ResourceModel,
  { entity, view, expansions }: { entity: Entity; view: View; expansions: Expansions },
): string {
  const shown = expandEntity(session, model, { entity, expansions });
  return JSON.stringify(viewed(view, { entity, shown, blank: undefined }));
}

function expandedJson(
  session: Session,
  { model, entity }: { readonly model: ResourceModel; readonly entity: Entity },
  expansions: Expansions,
): string {
  return JSON.stringify(expandEntity(session, model, { entity, expansions }));
}

/**
 * An entity's JSON, kept with its row: until the entity changes, or, where fields are computed, until anything
 * in the world does; not at all where a computed field looks at the moment.
 */
function rowJson(
  session: Session,
  model: ResourceModel,
  { entity, row }: { readonly entity: Entity; readonly row?: Row },
): string {
  if (!row) return JSON.stringify(shownEntity(session, model, entity));
  const { version } = session.world;
  if (row.json !== undefined && (!model.derives || row.jsonVersion === version)) return row.json;
  session.volatile = false;
  const json = JSON.stringify(shownEntity(session, model, row.entity));
  if (model.derives && session.volatile) return json;
  row.json = json;
  row.jsonVersion = version;
  return json;
}

/** An item that a handler gave: an entity of the store as the API shows it, anything else as it is. */
function givenJson(
  session: Session,
  model: ResourceModel | undefined,
  { item, view }: { readonly item: object | undefined; readonly view: View | undefined },
): string {
  const row = model && item && session.world.table(model.name).row(rowKey(model, { ...item }));
  if (model && row && row.entity === item)
    return view
      ? viewedJson(session, model, { entity: row.entity, view, expansions: none })
      : rowJson(session, model, { entity: row.entity, row });
  return JSON.stringify(item) ?? "null";
}

/** Stands for a page's items while the envelope is built; NUL keeps it apart from any text of a request. */
const PLACE = "\u0000items\u0000";
const PLACE_JSON = JSON.stringify(PLACE);

class Place {
  readonly length: number;

  constructor(length: number) {
    this.length = length;
  }

  toJSON(): string {
    return PLACE;
  }
}

function pageJson(
  session: Session,
  operation: OperationEntry,
  answer: Extract<Answer, { kind: "page" }>,
  expansions: Expansions,
): readonly string[] {
  const { model, page, envelope, url, items: given } = answer;
  const table = model && session.world.table(model.name);
  const view = viewOf(session, operation);
  const items = page.rows.map(({ key }) => {
    if (given) return givenJson(session, model, { item: given[Number(key)], view });
    const row = table?.row(key);
    if (!row || !model) return "null";
    if (view) return viewedJson(session, model, { entity: row.entity, view, expansions });
    return expansions.size === 0
      ? rowJson(session, model, { entity: row.entity, row })
      : expandedJson(session, { model, entity: row.entity }, expansions);
  });
  const { rows, ...rest } = page;
  const shape = envelope?.({
    ...rest,
    items: new Place(rows.length),
    ...(operation.answer.at !== undefined && { at: operation.answer.at }),
    url,
    path: model ? listPath(model, operation, session.head.path) : session.head.path,
  });
  const json = JSON.stringify(shape ?? PLACE);
  const at = json.indexOf(PLACE_JSON);
  if (at === -1) throw new Error(`The envelope of ${operation.id} has no place for its items.`);
  const parts = [`${json.slice(0, at)}[`];
  for (const [position, item] of items.entries()) {
    if (position > 0) parts.push(",");
    parts.push(item);
  }
  parts.push(`]${json.slice(at + PLACE_JSON.length)}`);
  return parts;
}

import type { ResourceEntry } from "../contracts/artifact.ts";
import type { Entity } from "../store/entity.ts";
import type { ResourceModel } from "../twin/resource-model.ts";
import { fail } from "./fail.ts";
import type { Expansions } from "./read-expansions.ts";
import type { Session } from "./session.ts";
import { shownEntity } from "./shown-entity.ts";
import { findSingleton } from "./singleton.ts";
import { taggedModel } from "./tagged-model.ts";

/** How many children an included list shows. */
const INCLUDED = 10;

/** A place in an entity and what to expand there. */
interface Place {
  readonly model: ResourceModel;
  /** The path inside the entity, as its reference table spells it. */
  readonly within: string;
  /** The path from the answer's root, as the request spells it. */
  readonly at: string;
  readonly inner: Expansions;
}

/** An entity as the API shows it, with the asked-for ids replaced by what they name. */
export function expandEntity(
  session: Session,
  model: ResourceModel,
  { entity, expansions, at = "" }: { entity: Entity; expansions: Expansions; at?: string },
): Entity {
  const result: Record<string, unknown> = { ...shownEntity(session, model, entity) };
  for (const [field, inner] of expansions) {
    const place = { model, within: field, at: join(at, field), inner };
    result[field] = expandField(session, place, { entity, shown: result[field] });
  }
  return result;
}

function expandField(
  session: Session,
  place: Place,
  { entity, shown }: { entity: Entity; shown: unknown },
): unknown {
  const { model, within } = place;
  const { computed, onExpand } = model.behaviour;
  if (onExpand?.includes(within)) {
    const value = computed?.[within]?.(entity, session.context) ?? entity[within];
    return place.inner.size === 0 ? value : expandValue(session, place, value);
  }
  const includable = model.entry?.includable?.[within];
  if (includable && shown === undefined) return includeField(session, place, { entity, includable });
  return expandValue(session, place, shown);
}

function expandValue(session: Session, place: Place, value: unknown): unknown {
  const { model, within, at, inner } = place;
  const targets = model.entry?.references?.[within];
  if (targets && model.entry?.expandable?.includes(within))
    return typeof value === "string" ? expandId(session, place, { id: value, targets }) : value;
  if (Array.isArray(value))
    return value.map((item) => expandValue(session, { ...place, within: `${within}.*` }, item));
  if (typeof value !== "object" || value === null || inner.size === 0) {
    if (leadsOn(model, within)) return value;
    return fail("invalid_argument", {
      param: session.twin.vendor.expansion?.param ?? "",
      extra: { expansion: at },
    });
  }
  const tagged = taggedModel(session, value);
  if (tagged) return expandEntity(session, tagged, { entity: { ...value }, expansions: inner, at });
  const result: Record<string, unknown> = { ...value };
  for (const [field, deeper] of inner)
    result[field] = expandValue(
      session,
      { model, within: `${within}.${field}`, at: join(at, field), inner: deeper },
      result[field],
    );
  return result;
}

function expandId(
  session: Session,
  { at, inner }: Place,
  { id, targets }: { id: string; targets: readonly string[] },
): unknown {
  for (const target of targets) {
    const model = session.twin.detail.resources.get(target);
    const entity = model && session.world.table(target).row(id)?.entity;
    if (model && entity) return expandEntity(session, model, { entity, expansions: inner, at });
  }
  return id;
}

type Includable = NonNullable<ResourceEntry["includable"]>[string];

/** A field that is absent until it is asked for: the only thing of its kind, or the list of children. */
function includeField(
  session: Session,
  { model, at, inner }: Place,
  { entity, includable }: { entity: Entity; includable: Includable },
): unknown {
  const child = session.twin.detail.resources.get(includable.resource);
  const key = entity[model.key];
  if (!child) return undefined;
  if (includable.by === undefined) {
    const only = findSingleton(session, child, String(key));
    return only && expandEntity(session, child, { entity: only.entity, expansions: inner, at });
  }
  const expansions = inner.get("data") ?? inner;
  const rows = session.world.table(child.name).matching(includable.by, key).toReversed();
  const items = rows
    .slice(0, INCLUDED)
    .map((row) => expandEntity(session, child, { entity: row.entity, expansions, at }));
  const path = (includable.url ?? "").replace(/\{[^}]+\}/, String(key));
  const { pagination } = session.twin.vendor;
  const envelope = typeof pagination === "object" ? pagination.envelope : undefined;
  return envelope
    ? envelope({ items, more: rows.length > INCLUDED, path, url: session.address(path) })
    : items;
}

/** Whether something below this place can be expanded. */
function leadsOn(model: ResourceModel, within: string): boolean {
  return (model.entry?.expandable ?? []).some((path) => path.startsWith(`${within}.`));
}

const join = (path: string, field: string) => (path === "" ? field : `${path}.${field}`);

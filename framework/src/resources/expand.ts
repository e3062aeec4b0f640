import type { Entity } from "../store/entity.ts";
import type { ResourceModel } from "../twin/resource-model.ts";
import { fail } from "./fail.ts";
import type { Session } from "./session.ts";
import { shownEntity } from "./shown-entity.ts";

/** What to expand: for each field the expansions inside it. */
export type Expansions = ReadonlyMap<string, Expansions>;

type MutableExpansions = Map<string, MutableExpansions>;

/**
 * Reads expansion paths (`data.customer.default_source`) into a tree.
 *
 * Fails with `invalid_argument` and the vendor's parameter when a path goes deeper than the vendor allows.
 */
export function readExpansions(session: Session, paths: readonly unknown[]): Expansions {
  const tree: MutableExpansions = new Map();
  const depth = session.twin.vendor.expansion?.depth ?? 4;
  for (const path of paths) {
    const steps = String(path).split(".");
    if (steps.length > depth)
      fail("invalid_argument", { param: param(session), extra: { expansion: path, depth } });
    let node = tree;
    for (const step of steps) {
      const next: MutableExpansions = node.get(step) ?? new Map();
      node.set(step, next);
      node = next;
    }
  }
  return tree;
}

const param = (session: Session) => session.twin.vendor.expansion?.param ?? "expand";

/** An entity as the API shows it, with the asked-for ids replaced by what they name. */
export function expandEntity(
  session: Session,
  model: ResourceModel,
  { entity, expansions, path = "" }: { entity: Entity; expansions: Expansions; path?: string },
): Entity {
  const shown = shownEntity(session, model, entity);
  if (expansions.size === 0) return shown;
  const result: Record<string, unknown> = { ...shown };
  for (const [field, inner] of expansions)
    result[field] = expandField(session, model, {
      entity,
      result,
      field,
      inner,
      at: join(path, field),
      within: field,
    });
  return result;
}

interface FieldRequest {
  readonly entity: Entity;
  readonly result: Record<string, unknown>;
  readonly field: string;
  readonly inner: Expansions;
  /** The whole path, for errors. */
  readonly at: string;
  /** The path inside the entity, as its reference table spells it. */
  readonly within: string;
}

function expandField(session: Session, model: ResourceModel, request: FieldRequest): unknown {
  const { entity, result, field, inner, at, within } = request;
  if (model.behaviour.onExpand?.includes(within)) return askedField(session, model, request);
  const includable = model.entry?.includable?.[within];
  if (includable && result[field] === undefined)
    return include(session, { includable, entity, model, inner, at });
  return expandValue(session, model, { value: result[field], inner, at, within, expandable: true });
}

/** A field that answers leave out until it is asked for. */
function askedField(session: Session, model: ResourceModel, request: FieldRequest): unknown {
  const { entity, field, inner, at, within } = request;
  const compute = model.behaviour.computed?.[field];
  const value = compute ? compute(entity, session.context) : entity[field];
  return inner.size === 0
    ? value
    : expandValue(session, model, { value, inner, at, within, expandable: true });
}

interface ValueRequest {
  readonly value: unknown;
  readonly inner: Expansions;
  readonly at: string;
  readonly within: string;
  readonly expandable: boolean;
}

function expandValue(session: Session, model: ResourceModel, request: ValueRequest): unknown {
  const { value, inner, at, within } = request;
  const targets = model.entry?.references?.[within];
  if (targets && model.entry?.expandable?.includes(within)) {
    if (typeof value === "string") return expandId(session, targets, { id: value, inner, at });
    return value;
  }
  if (Array.isArray(value))
    return value.map((item) =>
      expandValue(session, model, { ...request, value: item, within: `${within}.*` }),
    );
  if (inner.size === 0 || (typeof value !== "object" && value !== null && value !== undefined))
    if (!hasDeeper(model, within))
      fail("invalid_argument", { param: param(session), extra: { expansion: at } });
  if (typeof value !== "object" || value === null) return value;
  const tagged = taggedModel(session, value);
  if (tagged) return expandEntity(session, tagged, { entity: { ...value }, expansions: inner, path: at });
  const result: Record<string, unknown> = { ...value };
  for (const [field, deeper] of inner)
    result[field] = expandValue(session, model, {
      value: result[field],
      inner: deeper,
      at: join(at, field),
      within: `${within}.${field}`,
      expandable: true,
    });
  return result;
}

function expandId(
  session: Session,
  targets: readonly string[],
  { id, inner, at }: { id: string; inner: Expansions; at: string },
): unknown {
  for (const target of targets) {
    const model = session.twin.detail.resources.get(target);
    const entity = model && session.world.table(target).row(id)?.entity;
    if (model && entity) return expandEntity(session, model, { entity, expansions: inner, path: at });
  }
  return id;
}

function include(
  session: Session,
  request: {
    readonly includable: { readonly resource: string; readonly by?: string; readonly url?: string };
    readonly entity: Entity;
    readonly model: ResourceModel;
    readonly inner: Expansions;
    readonly at: string;
  },
): unknown {
  const { includable, entity, model, inner, at } = request;
  const child = session.twin.detail.resources.get(includable.resource);
  if (!child) return undefined;
  const key = entity[model.key];
  if (includable.by === undefined) return undefined;
  const expansions = inner.get("data") ?? inner;
  const rows = session.world.table(child.name).matching(includable.by, key).toReversed();
  const items = rows.map((row) => expandEntity(session, child, { entity: row.entity, expansions, path: at }));
  const envelope = session.twin.vendor.pagination?.envelope;
  const path = (includable.url ?? "").replace(/\{[^}]+\}/, String(key));
  return envelope ? envelope({ items: items.slice(0, 10), more: items.length > 10, path }) : items;
}

/** The resource of an embedded entity, told by its type tag. */
function taggedModel(session: Session, value: object): ResourceModel | undefined {
  for (const model of session.twin.detail.resources.values()) {
    const tag = model.entry?.tag;
    if (!tag) continue;
    const name: unknown = Reflect.get(value, tag.field);
    if (name === tag.value) return model;
    if (typeof name !== "string") return undefined;
  }
  return undefined;
}

function hasDeeper(model: ResourceModel, within: string): boolean {
  return (model.entry?.expandable ?? []).some((path) => path.startsWith(`${within}.`));
}

const join = (path: string, field: string) => (path === "" ? field : `${path}.${field}`);

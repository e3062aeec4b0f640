import type { Entity } from "../store/entity.ts";
import type { ResourceModel } from "../twin/resource-model.ts";
import { adopt, UNFIT } from "./adopt.ts";
import { mergeNested } from "./merge-nested.ts";
import type { Session } from "./session.ts";

type Fields = Record<string, unknown>;

/**
 * The fields of an entity that a request's body sets: those of the same name and a fitting shape. The key is
 * among them only where there is no entity yet.
 */
export function requestFields(session: Session, model: ResourceModel, body: Fields, self?: Entity): Fields {
  const { detail, vendor } = session.twin;
  const options = { schemas: detail.schemas, unset: vendor.unset };
  const { properties } = model;
  const fields: Fields = {};
  for (const name in body) {
    const value = body[name];
    // An entity's key is the caller's to choose where the request has a place for it, and nobody's to change.
    if (value === undefined || (self && name === model.key)) continue;
    if (model.merged.has(name)) {
      fields[name] = mergeKeys(self?.[name], value, vendor.unset);
      continue;
    }
    const property = properties && Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (property === undefined) continue;
    const adopted = adopt(property, value, options);
    if (adopted !== UNFIT) fields[name] = self ? mergeNested(self[name], adopted, value) : adopted;
  }
  return fields;
}

/** A map changed key by key: given keys are set, those given the unsetting value are removed. */
function mergeKeys(before: unknown, changes: unknown, unset: string | undefined): unknown {
  if (changes === unset || changes === null) return {};
  if (typeof changes !== "object") return before ?? {};
  const merged = new Map(Object.entries(isObject(before) ? before : {}));
  for (const [key, value] of Object.entries(changes)) {
    if (value === null || (unset !== undefined && value === unset)) merged.delete(key);
    else merged.set(key, value);
  }
  return Object.fromEntries(merged);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

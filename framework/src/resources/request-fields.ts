import type { Entity } from "../store/entity.ts";
import type { ResourceModel } from "../twin/resource-model.ts";
import { adopt, UNFIT } from "./adopt.ts";
import { fail } from "./fail.ts";
import { mergeKeys } from "./merge-keys.ts";
import { mergeNested } from "./merge-nested.ts";
import type { Session } from "./session.ts";

type Fields = Record<string, unknown>;

/**
 * The fields of an entity that a request's body sets: those of the same name and a fitting shape. The key is
 * among them only where there is no entity yet.
 *
 * Fails with `invalid_argument` and `extra.unset` where a request unsets what cannot be null.
 */
export function requestFields(session: Session, model: ResourceModel, body: Fields, self?: Entity): Fields {
  const { detail, vendor } = session.twin;
  const options = { schemas: detail.schemas, unset: vendor.unset };
  const { properties } = model;
  const fields: Fields = {};
  for (const param in body) {
    const value = body[param];
    const name = vendor.fieldName?.(param) ?? param;
    // An entity's key is the caller's to choose where the request has a place for it, and nobody's to change.
    if (value === undefined || (self && name === model.key)) continue;
    if (model.merged.has(name)) {
      fields[name] = mergeKeys(self?.[name], value, {
        unset: vendor.unset,
        limits: vendor.mapLimits,
        param: vendor.paramName?.([param]) ?? param,
      });
      continue;
    }
    const property = properties && Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (property === undefined) continue;
    const adopted = adopt(property, value, options);
    if (adopted === vendor.unset && adopted !== undefined)
      fail("invalid_argument", { param: vendor.paramName?.([param]) ?? param, extra: { unset: name } });
    if (adopted !== UNFIT) fields[name] = self ? mergeNested(self[name], adopted, value) : adopted;
  }
  return fields;
}

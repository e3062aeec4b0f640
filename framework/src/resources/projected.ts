import type { Json } from "../contracts/schema-node.ts";
import type { Entity } from "../store/entity.ts";

/** The blank of an answer that is no entity, with what it has in common with one: fields of one name and type. */
export function projected(shape: Json | undefined, entity: Entity): unknown {
  if (typeof shape !== "object" || shape === null || Array.isArray(shape)) return shape;
  const isCommon = ([name, blank]: [string, Json]) =>
    typeof entity[name] === typeof blank && entity[name] !== null;
  return Object.fromEntries(
    Object.entries(shape).map((each) => [each[0], isCommon(each) ? entity[each[0]] : each[1]]),
  );
}

import type { Entity } from "../store/entity.ts";
import type { ResourceModel } from "../twin/resource-model.ts";
import { tiesOf } from "./ties.ts";

/** The key of an entity's row: its own, and where that is unique below one parent only, that of its parents too. */
export function rowKey(model: ResourceModel, entity: Entity): string {
  const key = String(entity[model.key]);
  if (!model.scoped) return key;
  const ties = Object.entries(tiesOf(entity)).sort(([a], [b]) => (a < b ? -1 : 1));
  return [...ties.map(([tie, parent]) => `${tie.slice(1)}=${parent}`), key].join("/");
}

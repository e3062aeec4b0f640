import type { ResourceModel } from "../twin/resource-model.ts";
import type { Session } from "./session.ts";

/** The resource of an entity, told by its type tag. */
export function taggedModel(session: Session, value: object): ResourceModel | undefined {
  for (const model of session.twin.detail.resources.values()) {
    const { tag } = model.entry ?? {};
    if (tag && Reflect.get(value, tag.field) === tag.value) return model;
  }
  return undefined;
}

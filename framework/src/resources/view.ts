import type { OperationEntry } from "../contracts/artifact.ts";
import type { Json } from "../contracts/schema-node.ts";
import type { Entity } from "../store/entity.ts";
import type { Session } from "./session.ts";

/** Names of the fields that an answer shows of an entity. */
export type View = readonly string[];

/** What an operation's answer shows of an entity, where the vendor's answers show what they describe and nothing else. */
export function viewOf({ twin }: Session, { answer }: OperationEntry): View | undefined {
  if (twin.vendor.views !== "described" || answer.view === undefined) return undefined;
  return twin.detail.lazy.views?.[answer.view];
}

/**
 * An entity with a view's fields: as its resource shows them, else as they are stored, which is how an answer tells
 * once what no other does; else blank.
 */
export function viewed(
  view: View,
  {
    entity,
    shown,
    blank,
  }: { readonly entity: Entity; readonly shown: Entity; readonly blank: Json | undefined },
): Entity {
  const blanks: Readonly<Record<string, unknown>> = { ...(typeof blank === "object" ? blank : undefined) };
  return Object.fromEntries(
    view.flatMap((field) => {
      const value = shown[field] ?? entity[field];
      const said = value === undefined ? blanks[field] : value;
      return said === undefined ? [] : [[field, said]];
    }),
  );
}

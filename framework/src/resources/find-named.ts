import type { Row } from "../store/entity.ts";
import type { Table } from "../store/table.ts";
import type { ResourceModel } from "../twin/resource-model.ts";
import { isBelow } from "./ties.ts";

/** Of so few namesakes, the one below the parents is found by looking at each. */
const FEW = 8;

/** The row of the entity with this name below these parents: one that is tied to all of them before any other. */
export function findNamed(
  table: Table,
  { ignoreCase }: ResourceModel,
  {
    name,
    parents,
  }: {
    readonly name: Readonly<Record<string, string>>;
    readonly parents: Readonly<Record<string, unknown>>;
  },
): Row | undefined {
  const namesakes = table.named(name, ignoreCase);
  const texts = Object.fromEntries(Object.entries(parents).map(([field, value]) => [field, String(value)]));
  const tied =
    namesakes.length > FEW
      ? table.named({ ...name, ...texts }, ignoreCase)[0]
      : namesakes.find(({ entity }) =>
          Object.entries(texts).every(([field, text]) => String(entity[field]) === text),
        );
  return tied ?? namesakes.find(({ entity }) => isBelow(entity, parents));
}

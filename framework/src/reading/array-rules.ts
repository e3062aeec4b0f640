import type { SchemaIndex, SchemaNode } from "../contracts/schema-node.ts";
import { deepEqual } from "./deep-equal.ts";
import type { Walk } from "./walk.ts";

/** What a schema asks of arrays. */
export interface ArrayRules {
  readonly items: SchemaIndex | undefined;
  readonly min: number;
  readonly max: number;
  readonly unique: boolean;
}

/** Takes the array rules out of a schema; undefined where it has none. */
export function arrayRules(node: SchemaNode): ArrayRules | undefined {
  const { items, minItems = 0, maxItems = Number.POSITIVE_INFINITY, uniqueItems = false } = node;
  if (items === undefined && minItems === 0 && node.maxItems === undefined && !uniqueItems) return undefined;
  return { items, min: minItems, max: maxItems, unique: uniqueItems };
}

export function visitArray(rules: ArrayRules, value: readonly unknown[], walk: Walk): readonly unknown[] {
  if (value.length < rules.min) walk.report({ kind: "items", value, limit: { min: rules.min } });
  if (value.length > rules.max) walk.report({ kind: "items", value, limit: { max: rules.max } });
  const items = visitItems(rules.items, value, walk);
  if (rules.unique && hasDuplicates(items)) walk.report({ kind: "duplicate", value });
  return items;
}

function visitItems(
  schema: SchemaIndex | undefined,
  value: readonly unknown[],
  walk: Walk,
): readonly unknown[] {
  const copy: unknown[] = [];
  for (let index = 0; index < value.length && !walk.full; index++) {
    const item = walk.visitChild(schema, value[index], index);
    if (walk.text) copy.push(item);
  }
  return walk.text ? copy : value;
}

/** Scalars are compared by a set, so that only containers cost a comparison of each with each. */
function hasDuplicates(items: readonly unknown[]): boolean {
  const scalars = items.filter((item) => !isContainer(item));
  if (new Set(scalars).size < scalars.length) return true;
  const containers = items.filter(isContainer);
  return containers.some((one, at) => containers.slice(0, at).some((other) => deepEqual(one, other)));
}

function isContainer(item: unknown): boolean {
  return typeof item === "object" && item !== null;
}

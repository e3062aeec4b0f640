import type { Json } from "../../contracts/schema-node.ts";
import { isRecord } from "../json-types.ts";

/** Picks a whole number from zero up to a bound, which is not reached. */
export type Pick = (bound: number) => number;

const WRONG: readonly Json[] = [
  null,
  true,
  false,
  0,
  -1,
  7.25,
  1e12,
  "",
  "not-listed-anywhere",
  "12",
  "x".repeat(5001),
  "not a date, address or URI: %",
  [],
  ["a", "a"],
  [[]],
  {},
  { unheard_of: "x" },
];

/** A copy of a value with one thing in it changed, somewhere: dropped, added, doubled or replaced. */
export function mutate(value: Json, pick: Pick): Json {
  const copy = structuredClone(value);
  const places = placesIn(copy);
  const place = places[pick(places.length + 1)];
  if (place === undefined) return isRecord(copy) ? { ...copy, unheard_of: "x" } : wrongValue(pick);
  changeAt(place, pick);
  return copy;
}

interface Place {
  readonly container: Record<string | number, Json>;
  readonly key: string | number;
}

function placesIn(value: Json): Place[] {
  if (typeof value !== "object" || value === null) return [];
  // Arrays and objects alike are read and written by key here.
  const container = value as Record<string | number, Json>;
  return Object.entries(value).flatMap(([key, child]) => [{ container, key }, ...placesIn(child)]);
}

function changeAt({ container, key }: Place, pick: Pick): void {
  const child = container[key];
  switch (pick(4)) {
    case 0:
      if (Array.isArray(container)) container.splice(Number(key), 1);
      else delete container[key];
      break;
    case 1:
      if (Array.isArray(child)) child.push(structuredClone(child[0] ?? null));
      else if (isRecord(child)) container[key] = { ...child, unheard_of: "x" };
      else container[key] = wrongValue(pick);
      break;
    default:
      container[key] = wrongValue(pick);
  }
}

function wrongValue(pick: Pick): Json {
  return structuredClone(WRONG[pick(WRONG.length)] ?? null);
}

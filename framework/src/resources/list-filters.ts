import type { Entity } from "../store/entity.ts";
import type { ResourceModel } from "../twin/resource-model.ts";
import type { Session } from "./session.ts";

type Test = (entity: Entity) => boolean;

export interface Filters {
  readonly equal: (readonly [field: string, value: unknown])[];
  readonly tests: Test[];
}

/**
 * What a list's query asks for: the author's filters, ranges (`created[gte]`), any of several values, a part
 * of a nested object (`scope[type]`), and equality on a field of the same name. A parameter that names no field filters nothing.
 */
export function filtersOf(
  session: Session,
  model: ResourceModel,
  input: {
    readonly query: Readonly<Record<string, unknown>>;
    readonly ignored: readonly string[];
    readonly fixed: Readonly<Record<string, unknown>>;
  },
): Filters {
  const equal = Object.entries(input.fixed);
  const tests: Test[] = [];
  const { fieldName } = session.twin.vendor;
  for (const [param, value] of Object.entries(input.query)) {
    if (value === undefined || input.ignored.includes(param)) continue;
    const own = model.behaviour.filters?.[param];
    const name = fieldName?.(param) ?? param;
    if (own) tests.push((entity) => own(entity, value, session.context));
    else if (model.shown && !model.shown.has(name)) continue;
    else if (typeof value !== "object" || value === null) equal.push([name, value]);
    else if (Array.isArray(value)) tests.push((entity) => value.includes(entity[name]));
    else if (Object.keys(value).some((key) => Object.hasOwn(comparisons, key)))
      tests.push(rangeTest(name, value));
    else tests.push((entity) => isPart(value, entity[name]));
  }
  return { equal, tests };
}

const comparisons: Readonly<Record<string, (field: number, bound: number) => boolean>> = {
  gt: (field, bound) => field > bound,
  gte: (field, bound) => field >= bound,
  lt: (field, bound) => field < bound,
  lte: (field, bound) => field <= bound,
};

function rangeTest(field: string, range: object): Test {
  const given = new Map<string, unknown>(Object.entries(range));
  const bounds = Object.entries(comparisons).flatMap(([name, compare]) => {
    const bound = Number(given.get(name));
    return given.has(name) ? [(value: number) => compare(value, bound)] : [];
  });
  return (entity) => {
    const value = entity[field];
    return typeof value === "number" && bounds.every((within) => within(value));
  };
}

/** Whether all that an object says is so in another. */
function isPart(asked: unknown, held: unknown): boolean {
  if (typeof asked !== "object" || asked === null) return asked === held;
  if (typeof held !== "object" || held === null) return false;
  return Object.entries(asked).every(([name, value]) => isPart(value, Reflect.get(held, name)));
}

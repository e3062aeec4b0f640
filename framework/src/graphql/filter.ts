import { fail } from "../resources/fail.ts";
import type { Session } from "../resources/session.ts";
import type { Entity } from "../store/entity.ts";
import type { ResourceModel } from "../twin/resource-model.ts";
import { compare } from "./comparators.ts";
import { linkedEntities, linkedEntity } from "./linked.ts";

type Fields = Readonly<Record<string, unknown>>;
type Test = (entity: Entity) => boolean;

/**
 * What a filter asks of an entity: comparators on its values, filters on the entities it leads to, and both
 * joined by `and` and `or`. All that is said must hold.
 */
export function filterTest(session: Session, model: ResourceModel, filter: Fields): Test {
  const tests = Object.entries(filter).flatMap(([name, value]) =>
    value === undefined || value === null ? [] : [fieldTest(session, model, name, value)],
  );
  return (entity) => tests.every((test) => test(entity));
}

function fieldTest(session: Session, model: ResourceModel, name: string, value: unknown): Test {
  const own = model.behaviour.filters?.[name];
  if (own) return (entity) => own(entity, value, session.context);
  if (name === "and" || name === "or") {
    const tests = listOf(value).map((each) => filterTest(session, model, each));
    return name === "and"
      ? (entity) => tests.every((test) => test(entity))
      : (entity) => tests.some((test) => test(entity));
  }
  const link = model.entry?.links?.[name];
  const asked = fieldsOf(value);
  if (!link) requireField(model, name, "filter");
  if (!link) return (entity) => compare(session, fieldValue(session, model, { entity, name }), asked);
  const to = session.twin.detail.resources.get(link.to);
  if (!to) return fail("unimplemented", { message: `The twin cannot filter by ${name}.` });
  if (link.kind === "one") {
    const { null: isNull, ...rest } = asked;
    const test = filterTest(session, to, rest);
    return (entity) => {
      const other = linkedEntity(session, entity, link);
      if (isNull === true) return other === undefined;
      return other !== undefined && test(other);
    };
  }
  const test = collectionTest(session, to, asked);
  return (entity) => test([...linkedEntities(session, entity, link)]);
}

/** What a filter asks of a collection: of some of it, of every one, of its length; what it says plainly, of some. */
function collectionTest(
  session: Session,
  model: ResourceModel,
  asked: Fields,
): (entities: readonly Entity[]) => boolean {
  const { some, every, length, null: isEmpty, and, or, ...plain } = asked;
  const tests: ((entities: readonly Entity[]) => boolean)[] = [];
  for (const each of [some, Object.keys(plain).length > 0 ? plain : undefined]) {
    if (each === undefined || each === null) continue;
    const test = filterTest(session, model, fieldsOf(each));
    tests.push((entities) => entities.some(test));
  }
  if (every !== undefined && every !== null) {
    const test = filterTest(session, model, fieldsOf(every));
    tests.push((entities) => entities.every(test));
  }
  if (length !== undefined && length !== null)
    tests.push((entities) => compare(session, entities.length, fieldsOf(length)));
  if (typeof isEmpty === "boolean") tests.push((entities) => (entities.length === 0) === isEmpty);
  if (and) {
    const all = listOf(and).map((each) => collectionTest(session, model, each));
    tests.push((entities) => all.every((test) => test(entities)));
  }
  if (or) {
    const any = listOf(or).map((each) => collectionTest(session, model, each));
    tests.push((entities) => any.some((test) => test(entities)));
  }
  return (entities) => tests.every((test) => test(entities));
}

/** An entity's value for a filter: computed where the author says how. */
export function fieldValue(
  session: Session,
  model: ResourceModel,
  { entity, name }: { readonly entity: Entity; readonly name: string },
): unknown {
  const compute = model.behaviour.computed?.[name];
  return compute ? compute(entity, session.context) : entity[name];
}

/** Fails with `unimplemented` where nothing is known of a field: to look away would give a wrong list. */
export function requireField(
  { name, properties, behaviour, entry }: ResourceModel,
  field: string,
  what: string,
): void {
  const isKnown = [properties, behaviour.computed, entry?.links].some(
    (each) => each && Object.hasOwn(each, field),
  );
  if (!isKnown) fail("unimplemented", { message: `The twin cannot ${what} a list of ${name} by ${field}.` });
}

/** Filters are objects and lists of them: the request has been read by its schema. */
const fieldsOf = (value: unknown) => (typeof value === "object" && value !== null ? (value as Fields) : {});
const listOf = (value: unknown) => (Array.isArray(value) ? value.map(fieldsOf) : []);

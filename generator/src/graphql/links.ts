import type { Link } from "@wondertwin/framework/contracts";
import { type GraphQLObjectType, getNamedType } from "graphql";
import { isList, isPlain, type SchemaReading } from "./schema-reading.ts";
import { entityType, idsName, type StoredField } from "./stored-fields.ts";

/** The stored fields of every resource, by its name. */
export type StoredByResource = ReadonlyMap<string, readonly StoredField[]>;

/** Where the fields of a resource lead; a list that nothing leads to is not among them. */
export function linksOf(
  type: GraphQLObjectType,
  reading: SchemaReading,
  stored: StoredByResource,
): Readonly<Record<string, Link>> {
  const links: Record<string, Link> = {};
  for (const field of Object.values(type.getFields()).filter(isPlain)) {
    const named = getNamedType(field.type);
    const element = reading.elementOf(named);
    const to = entityType(element ?? named, reading);
    if (to === undefined) continue;
    const link =
      element === undefined && !isList(field.type)
        ? ({ kind: "one", to, by: `${field.name}Id` } as const)
        : listLink(type.name, field.name, to, stored);
    if (link) links[field.name] = link;
  }
  return links;
}

function listLink(from: string, field: string, to: string, stored: StoredByResource): Link | undefined {
  const ids = idsName(field);
  if (stored.get(from)?.some(({ name, kind }) => name === ids && kind === "ids"))
    return { kind: "ids", to, by: ids };
  const candidates = relations(to, from, stored);
  const back = backReference(from, field, candidates);
  if (back !== undefined) return { kind: "many", to, by: back };
  const through = throughLink(from, to, stored);
  if (through) return through;
  // Nothing is called alike, but there is only one way back.
  const [only, ...more] = candidates;
  return only !== undefined && more.length === 0 && only !== "parentId"
    ? { kind: "many", to, by: only }
    : undefined;
}

/** The fields of a resource that hold the id of an entity of another. */
function relations(resource: string, to: string, stored: StoredByResource): readonly string[] {
  return (stored.get(resource) ?? [])
    .filter((field) => field.kind === "id" && field.to === to)
    .map(({ name }) => name);
}

/**
 * Which of several fields that lead back a list is made of: the one called as the resource, `parent` for
 * `children`, the one that begins like the list (`creatorId` for `createdIssues`), the other one for a list that
 * is called inverse.
 */
function backReference(from: string, field: string, candidates: readonly string[]): string | undefined {
  const own = `${from.charAt(0).toLowerCase()}${from.slice(1)}Id`;
  if (field === "children") return candidates.find((name) => name === "parentId");
  const isDeed = /^[a-z]+ed[A-Z]/.test(field);
  if (!isDeed && candidates.includes(own) && !/^inverse/.test(field)) return own;
  if (/^inverse/.test(field)) return candidates.find((name) => name !== own);
  const alike = candidates
    .map((name) => ({ name, length: commonStart(name, field) }))
    .toSorted((a, b) => b.length - a.length)[0];
  if (alike && alike.length >= 5) return alike.name;
  return candidates.includes(own) ? own : undefined;
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

/** A resource that does nothing but tie two others together, as memberships do; the one with the fewest fields. */
function throughLink(from: string, to: string, stored: StoredByResource): Link | undefined {
  if (from === to) return undefined;
  const ties = [...stored].flatMap(([through, fields]) => {
    const [here, ...moreHere] = relations(through, from, stored);
    const [there, ...moreThere] = relations(through, to, stored);
    const isTie = /Membership$|To[A-Z]/.test(through) && moreHere.length === 0 && moreThere.length === 0;
    if (!isTie || here === undefined || there === undefined) return [];
    return [{ link: { kind: "through", to, through, from: here, by: there } as const, size: fields.length }];
  });
  return ties.toSorted((a, b) => a.size - b.size)[0]?.link;
}

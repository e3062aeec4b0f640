import type { Schemas } from "../api.gen.ts";
import type { Association, CrmRecord } from "../resources.ts";
import { type AssociationType, associationTypes, plainType } from "./association-types.ts";
import type { HubspotContext, Store } from "./context.ts";
import { findObjectType, type ObjectType } from "./object-types.ts";
import { invalid, notFound, type Problem } from "./problem.ts";
import { findRecord } from "./read-record.ts";
import { tellOfAssociation } from "./telling.ts";

/** Two records, and what types they are of. */
export interface Pair {
  readonly from: CrmRecord;
  readonly to: CrmRecord;
  readonly fromType: ObjectType;
  readonly toType: ObjectType;
}

const end = ({ type, id }: Pick<CrmRecord, "type" | "id">): string => `${type}/${id}`;
const idOf = (from: CrmRecord, to: CrmRecord): string => `${end(from)}>${end(to)}`;

/** The two records that ids mean, or why there are none. */
export function pairOf(
  store: Store,
  { fromType, toType }: Pick<Pair, "fromType" | "toType">,
  { from: fromId, to: toId }: { readonly from: string; readonly to: string },
): Pair | Problem {
  const from = findRecord(store, fromType, { id: fromId });
  const to = findRecord(store, toType, { id: toId });
  if (from && to) return { from, to, fromType, toType };
  const [type, id] = from ? [toType, toId] : [fromType, fromId];
  return notFound(`No ${type.singular} with ID ${id} exists`, { objectType: [type.typeId], id: [id] });
}

/** The types that specifications mean, or why one means none. */
export function specified(
  store: Store,
  { fromType, toType }: Pick<Pair, "fromType" | "toType">,
  specs: readonly Schemas["AssociationSpec"][],
): readonly AssociationType[] | Problem {
  const known = associationTypes(store, fromType, toType);
  const found: AssociationType[] = [];
  for (const { associationCategory, associationTypeId } of specs) {
    const type = known.find(
      (each) => each.typeId === associationTypeId && each.category === associationCategory,
    );
    if (!type)
      return invalid(
        `${associationCategory}-${associationTypeId} is not valid between ${fromType.typeId} and ${toType.typeId}.`,
        { context: { fromObjectType: [fromType.name], toObjectType: [toType.name] } },
      );
    found.push(type);
  }
  return found;
}

/** Associates two records, both ways; labels add up, and the plain association is always among them. */
export function associate(context: HubspotContext, pair: Pair, types: readonly AssociationType[]): void {
  const { fromType, toType } = pair;
  const all = [plainType(fromType, toType), ...types];
  const isNew = link(
    context.store,
    pair,
    all.map(({ typeId }) => typeId),
  );
  link(
    context.store,
    reversed(pair),
    all.map(({ inverse }) => inverse),
  );
  if (!isNew) return;
  tellOfAssociation(context, pair.from, { to: pair.to, removed: false });
  tellOfAssociation(context, pair.to, { to: pair.from, removed: false });
}

export const reversed = ({ from, to, fromType, toType }: Pair): Pair => ({
  from: to,
  to: from,
  fromType: toType,
  toType: fromType,
});

function link(store: Store, { from, to }: Pair, typeIds: readonly number[]): boolean {
  const known = store.association.find(idOf(from, to));
  if (known) store.association.update(known, { typeIds: [...new Set([...known.typeIds, ...typeIds])] });
  else
    store.association.insert({
      id: idOf(from, to),
      from: end(from),
      fromId: from.id,
      toType: to.type,
      toId: to.id,
      typeIds: [...new Set(typeIds)],
    });
  return known === undefined;
}

/** Takes some labels away, or where none is said, the whole association. */
export function dissociate(context: HubspotContext, pair: Pair, types?: readonly AssociationType[]): void {
  const gone = unlink(
    context.store,
    pair,
    types?.map(({ typeId }) => typeId),
  );
  unlink(
    context.store,
    reversed(pair),
    types?.map(({ inverse }) => inverse),
  );
  if (!gone) return;
  tellOfAssociation(context, pair.from, { to: pair.to, removed: true });
  tellOfAssociation(context, pair.to, { to: pair.from, removed: true });
}

function unlink(store: Store, { from, to }: Pair, typeIds: readonly number[] | undefined): boolean {
  const known = store.association.find(idOf(from, to));
  if (!known) return false;
  const left = typeIds === undefined ? [] : known.typeIds.filter((each) => !typeIds.includes(each));
  if (left.length > 0) store.association.update(known, { typeIds: left });
  else store.association.remove(known);
  return left.length === 0;
}

/** A record's associations, with those to archived records left out. */
export function associationsOf(store: Store, record: CrmRecord, toType?: ObjectType): readonly Association[] {
  return store.association
    .list({ from: end(record), ...(toType && { toType: toType.name }) })
    .filter(({ toId }) => store.record.find(toId)?.archived === false);
}

/** What an association is called, by its labels. */
export function typesOf(
  store: Store,
  { fromType, toType }: Pick<Pair, "fromType" | "toType">,
  { typeIds }: Association,
): readonly AssociationType[] {
  return associationTypes(store, fromType, toType).filter(({ typeId }) => typeIds.includes(typeId));
}

/** A record's associations with types that a request names, as version 3 shows them beside it. */
export function shownAssociations(
  context: HubspotContext,
  {
    record,
    type,
    names,
  }: { readonly record: CrmRecord; readonly type: ObjectType; readonly names: readonly string[] },
): { [name: string]: Schemas["CollectionResponseAssociatedId"] } | undefined {
  const { store } = context;
  const shown: { [name: string]: Schemas["CollectionResponseAssociatedId"] } = {};
  for (const name of names) {
    const toType = findObjectType(store, name);
    if (!toType) continue;
    const results = associationsOf(store, record, toType).flatMap((each) =>
      typesOf(store, { fromType: type, toType }, each).map((known) => ({ id: each.toId, type: known.name })),
    );
    if (results.length > 0) shown[toType.name.replaceAll("_", " ")] = { results };
  }
  return Object.keys(shown).length === 0 ? undefined : shown;
}

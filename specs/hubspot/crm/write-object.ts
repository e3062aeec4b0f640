import type { Schemas } from "../api.gen.ts";
import type { CrmRecord } from "../resources.ts";
import { associate, specified } from "./associations.ts";
import type { HubspotContext } from "./context.ts";
import { moment } from "./context.ts";
import { findObjectType, type ObjectType } from "./object-types.ts";
import { withPipeline } from "./pipelines.ts";
import { isProblem, notFound, type Problem } from "./problem.ts";
import { findRecord, type Which, writtenRecord } from "./read-record.ts";
import { tellOfRecord } from "./telling.ts";
import { createRecord, readValues, updateRecord } from "./write-record.ts";

type Written = ReturnType<typeof writtenRecord>;
type Given = Schemas["SimplePublicObjectInput"]["properties"];

/** Makes a record and associates it as asked; or says what is wrong before anything has happened. */
export function create(
  context: HubspotContext,
  type: ObjectType,
  { properties, associations = [] }: Schemas["SimplePublicObjectInputForCreate"],
): Written | Problem {
  const { store } = context;
  const values = readValues(store, type, { given: properties, self: undefined });
  if (isProblem(values)) return values;
  const wanted = [];
  for (const {
    to: { id },
    types,
  } of associations) {
    const to = store.record.find(id);
    const toType = to && findObjectType(store, to.type);
    if (!to || to.archived || !toType) return notFound(`No object with ID ${id} exists`, { id: [id] });
    const known = specified(store, { fromType: type, toType }, types);
    if (isProblem(known)) return known;
    wanted.push({ to, toType, known });
  }
  const from = createRecord(context, type, withPipeline(store, type, values));
  for (const { to, toType, known } of wanted) associate(context, { from, to, fromType: type, toType }, known);
  return { ...writtenRecord(from), new: true };
}

/** Changes the record that is meant. */
export function update(
  context: HubspotContext,
  type: ObjectType,
  { properties, ...which }: Which & { readonly properties: Given },
): Written | Problem {
  const self = findRecord(context.store, type, which);
  if (!self) return notFound("resource not found");
  const values = readValues(context.store, type, { given: properties, self });
  return isProblem(values) ? values : writtenRecord(updateRecord(context, self, { type, values }));
}

/** Changes the record that is meant, or makes it with the unique property that would have named it. */
export function upsert(
  context: HubspotContext,
  type: ObjectType,
  { properties, ...which }: Which & { readonly properties: Given },
): Written | Problem {
  const { id, idProperty } = which;
  if (findRecord(context.store, type, which)) return update(context, type, { ...which, properties });
  if (idProperty === undefined || idProperty === "hs_object_id") return notFound("resource not found");
  return create(context, type, { properties: { [idProperty]: id, ...properties } });
}

/** Puts a record away: it is still there for those who ask for archived ones. */
export function archive(context: HubspotContext, record: CrmRecord): void {
  const at = moment(context);
  context.store.record.update(record, { archived: true, archivedAt: at, updatedAt: at });
  tellOfRecord(context, record, "deletion");
}

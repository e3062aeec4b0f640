import { reply } from "@wondertwin/framework";
import type { Schemas } from "../api.gen.ts";
import { associate, associationsOf, dissociate, typesOf } from "../crm/associations.ts";
import { type HubspotContext, moment } from "../crm/context.ts";
import { findObjectType } from "../crm/object-types.ts";
import { failWith, invalid, notFound } from "../crm/problem.ts";
import { findRecord, typeNamed, writtenRecord } from "../crm/read-record.ts";
import { tellOfRecord } from "../crm/telling.ts";
import { updateRecord } from "../crm/write-record.ts";
import { hubspot } from "../vendor.ts";

/** Merges one record into another, which keeps its values and gets what it lacks. */
const mergeOf =
  (name: string) =>
  (
    context: HubspotContext & { readonly body: Schemas["PublicMergeInput"] },
  ): Schemas["SimplePublicObject"] => {
    const { body, store } = context;
    const type = typeNamed(context, name);
    const named = (id: string) =>
      findRecord(store, type, { id }) ??
      failWith(context, notFound(`No ${type.singular} with ID ${id} exists`));
    const primary = named(body.primaryObjectId);
    const other = named(body.objectIdToMerge);
    if (primary.id === other.id) failWith(context, invalid("A record cannot be merged with itself."));
    for (const association of associationsOf(store, other)) {
      const to = store.record.get(association.toId);
      const toType = findObjectType(store, to.type);
      if (!toType) continue;
      const from = { fromType: type, toType };
      const types = typesOf(store, from, association);
      dissociate(context, { ...from, from: other, to });
      if (to.id !== primary.id) associate(context, { ...from, from: primary, to }, types);
    }
    const lacking = Object.entries(other.properties).filter(
      ([each]) => (primary.properties[each] ?? null) === null,
    );
    const mergedIds = [...primary.mergedIds, other.id, ...other.mergedIds];
    const merged = updateRecord(context, store.record.update(primary, { mergedIds }), {
      type,
      values: { ...Object.fromEntries(lacking), hs_merged_object_ids: mergedIds.join(";") },
    });
    store.record.update(other, { archived: true, archivedAt: moment(context) });
    tellOfRecord(context, merged, "merge", {
      primaryObjectId: Number(primary.id),
      mergedObjectIds: [Number(other.id)],
      newObjectId: Number(primary.id),
      numberOfPropertiesMoved: lacking.length,
    });
    const { new: _new, ...shown } = writtenRecord(merged);
    return shown;
  };

/** Deletes a contact for good: nothing of it is kept. */
const purge = (context: HubspotContext & { readonly body: Schemas["PublicGdprDeleteInput"] }) => {
  const { body, store } = context;
  const { objectId: id, idProperty } = body;
  const type = typeNamed(context, "contacts");
  const record =
    findRecord(store, type, { id, idProperty }) ??
    findRecord(store, type, { id, idProperty, archived: true });
  if (record) {
    for (const association of store.association.list(
      ({ fromId, toId }) => fromId === record.id || toId === record.id,
    ))
      store.association.remove(association);
    tellOfRecord(context, record, "privacyDeletion");
    store.record.remove(record);
  }
  return reply({ status: 204 });
};

export default hubspot.operations({
  "crm.contacts.basicApi.merge": mergeOf("contacts"),
  "crm.companies.basicApi.merge": mergeOf("companies"),
  "crm.deals.basicApi.merge": mergeOf("deals"),
  "crm.tickets.basicApi.merge": mergeOf("tickets"),
  "crm.contacts.basicApi.purge": purge,
});

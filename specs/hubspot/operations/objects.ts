import { reply } from "@wondertwin/framework";
import { shownAssociations } from "../crm/associations.ts";
import type { HubspotContext } from "../crm/context.ts";
import type { ObjectType } from "../crm/object-types.ts";
import { pageOf } from "../crm/page.ts";
import { failWith, isProblem } from "../crm/problem.ts";
import {
  checkIdProperty,
  findRecord,
  namesIn,
  recordNamed,
  shownRecord,
  typeNamed,
  type Wanted,
} from "../crm/read-record.ts";
import { search } from "../crm/search.ts";
import { archive, create, update } from "../crm/write-object.ts";
import type { CrmRecord } from "../resources.ts";
import { hubspot } from "../vendor.ts";

/** A record with its associations, where they are asked for. */
function withAssociations(
  context: HubspotContext,
  {
    type,
    record,
    wanted,
  }: {
    readonly type: ObjectType;
    readonly record: CrmRecord;
    readonly wanted: Wanted & { readonly associations?: readonly string[] | undefined };
  },
) {
  const associations = shownAssociations(context, { record, type, names: namesIn(wanted.associations) });
  return { ...shownRecord(type, record, wanted), ...(associations && { associations }) };
}

export default hubspot.operations({
  "crm.objects.basicApi.getPage": (context) => {
    const { params, query, store } = context;
    const type = typeNamed(context, params.objectType);
    const records = store.record.list({ type: type.name, archived: query.archived ?? false });
    const { items, paging } = pageOf(
      context,
      records.toSorted((a, b) => Number(a.id) - Number(b.id)),
      {
        ...query,
        path: `/crm/v3/objects/${params.objectType}`,
        startsAt: ({ id }) => id,
      },
    );
    return {
      results: items.map((record) => withAssociations(context, { type, record, wanted: query })),
      ...paging,
    };
  },

  "crm.objects.basicApi.create": (context) => {
    const made = create(context, typeNamed(context, context.params.objectType), context.body);
    if (isProblem(made)) return failWith(context, made);
    const { new: _new, ...shown } = made;
    return shown;
  },

  "crm.objects.basicApi.getById": (context) => {
    const { params, query } = context;
    const type = typeNamed(context, params.objectType);
    const record = recordNamed(context, type, { ...query, id: params.objectId });
    return withAssociations(context, { type, record, wanted: query });
  },

  "crm.objects.basicApi.update": (context) => {
    const { params, query, body } = context;
    const type = typeNamed(context, params.objectType);
    checkIdProperty(context, type, query.idProperty);
    const changed = update(context, type, {
      id: params.objectId,
      idProperty: query.idProperty,
      properties: body.properties,
    });
    if (isProblem(changed)) return failWith(context, changed);
    const { new: _new, ...shown } = changed;
    return shown;
  },

  "crm.objects.basicApi.archive": (context) => {
    const { params, store } = context;
    const record = findRecord(store, typeNamed(context, params.objectType), { id: params.objectId });
    // What is not there is as archived as can be.
    if (record) archive(context, record);
    return reply({ status: 204 });
  },

  "crm.objects.searchApi.doSearch": (context) => {
    const { params, body } = context;
    const type = typeNamed(context, params.objectType);
    const { found, from, limit } = search(context, type, body);
    const next = from + limit;
    return {
      total: found.length,
      results: found.slice(from, next).map((record) => shownRecord(type, record, body)),
      ...(next < found.length && limit > 0 && { paging: { next: { after: String(next) } } }),
    };
  },
});

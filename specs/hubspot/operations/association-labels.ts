import { reply } from "@wondertwin/framework";
import { associationTypes } from "../crm/association-types.ts";
import type { HubspotContext } from "../crm/context.ts";
import { failWith, invalid, notFound } from "../crm/problem.ts";
import { typeNamed } from "../crm/read-record.ts";
import type { AssociationLabel } from "../resources.ts";
import { hubspot } from "../vendor.ts";

interface Ends {
  readonly fromObjectType: string;
  readonly toObjectType: string;
}

const typesAt = (context: HubspotContext, { fromObjectType, toObjectType }: Ends) => ({
  from: typeNamed(context, fromObjectType),
  to: typeNamed(context, toObjectType),
});

/** Below it are HubSpot's own. */
const FIRST = 2001;

function labelAt(context: HubspotContext, ends: Ends, typeId: number): AssociationLabel {
  const { from, to } = typesAt(context, ends);
  const found = context.store.association_label.find(`${from.name}>${to.name}#${typeId}`);
  return found ?? failWith(context, notFound(`No association label has the type id ${typeId}.`));
}

export default hubspot.operations({
  "crm.associations.v4.schema.definitionsApi.getAll": (context) => {
    const { from, to } = typesAt(context, context.params);
    return {
      results: associationTypes(context.store, from, to).map(({ category, typeId, label }) => ({
        category,
        typeId,
        label,
      })),
    };
  },

  "crm.associations.v4.schema.definitionsApi.create": (context) => {
    const { params, body, store } = context;
    const { from, to } = typesAt(context, params);
    const { name, label, inverseLabel } = body;
    if (store.association_label.find({ fromType: from.name, toType: to.name, name }))
      failWith(context, {
        category: "CONFLICT",
        message: `An association label named '${name}' already exists.`,
      });
    const typeId = Math.max(FIRST, ...store.association_label.list().map((each) => each.typeId + 1));
    const isSame = from.name === to.name && inverseLabel === undefined;
    const back = isSame ? typeId : typeId + 1;
    const category = "USER_DEFINED" as const;
    const insert = (
      one: string,
      other: string,
      fields: Pick<AssociationLabel, "typeId" | "inverse" | "label">,
    ) =>
      store.association_label.insert({
        id: `${one}>${other}#${fields.typeId}`,
        fromType: one,
        toType: other,
        name,
        category,
        ...fields,
      });
    insert(from.name, to.name, { typeId, inverse: back, label });
    if (!isSame) insert(to.name, from.name, { typeId: back, inverse: typeId, label: inverseLabel ?? label });
    const both = [{ category, typeId, label }];
    return { results: isSame ? both : [...both, { category, typeId: back, label: inverseLabel ?? label }] };
  },

  "crm.associations.v4.schema.definitionsApi.update": (context) => {
    const { params, body, store } = context;
    const { associationTypeId, label, inverseLabel } = body;
    const own = labelAt(context, params, associationTypeId);
    store.association_label.update(own, { label });
    const back = store.association_label.find(`${own.toType}>${own.fromType}#${own.inverse}`);
    if (back && back.id !== own.id && inverseLabel !== undefined)
      store.association_label.update(back, { label: inverseLabel });
    return reply({ status: 204 });
  },

  "crm.associations.v4.schema.definitionsApi.remove": (context) => {
    const { params, store } = context;
    const own = labelAt(context, params, Number(params.associationTypeId));
    if (
      store.association.find(({ typeIds, toType }) => toType === own.toType && typeIds.includes(own.typeId))
    )
      failWith(context, invalid("The label is in use and cannot be deleted."));
    const back = store.association_label.find(`${own.toType}>${own.fromType}#${own.inverse}`);
    store.association_label.remove(own);
    if (back && back.id !== own.id) store.association_label.remove(back);
    return reply({ status: 204 });
  },
});

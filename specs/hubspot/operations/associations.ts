import { reply } from "@wondertwin/framework";
import type { Schemas } from "../api.gen.ts";
import { type AssociationType, associationTypes } from "../crm/association-types.ts";
import {
  associate,
  associationsOf,
  dissociate,
  type Pair,
  pairOf,
  specified,
  typesOf,
} from "../crm/associations.ts";
import { batch } from "../crm/batch.ts";
import type { HubspotContext } from "../crm/context.ts";
import { pageOf } from "../crm/page.ts";
import { failWith, isProblem, notFound, type Problem } from "../crm/problem.ts";
import { findRecord, recordNamed, typeNamed } from "../crm/read-record.ts";
import { hubspot } from "../vendor.ts";

/** How many pairs a batch may have, and how many records one may ask about. */
const MAX_PAIRS = 2000;
const MAX_READ = 1000;

interface Ends {
  readonly fromObjectType: string;
  readonly toObjectType: string;
}

const typesAt = (context: HubspotContext, { fromObjectType, toObjectType }: Ends) => ({
  fromType: typeNamed(context, fromObjectType),
  toType: typeNamed(context, toObjectType),
});

const specOf = ({ category, typeId }: AssociationType): Schemas["AssociationSpec"] => ({
  associationCategory: category,
  associationTypeId: typeId,
});

const withLabel = ({ category, typeId, label }: AssociationType): Schemas["AssociationSpecWithLabel"] => ({
  category,
  typeId,
  label,
});

function shownPair(
  { from, to, fromType, toType }: Pair,
  types: readonly AssociationType[],
): Schemas["LabelsBetweenObjectPair"] {
  return {
    fromObjectTypeId: fromType.typeId,
    fromObjectId: from.id,
    toObjectTypeId: toType.typeId,
    toObjectId: to.id,
    labels: types.flatMap(({ label }) => label ?? []),
  };
}

/** Both directions of a plain association. */
function defaults(context: HubspotContext, pair: Pair): Schemas["PublicDefaultAssociation"][] {
  const { from, to, fromType, toType } = pair;
  associate(context, pair, []);
  const [there] = associationTypes(context.store, fromType, toType);
  const [back] = associationTypes(context.store, toType, fromType);
  const ends = [
    { type: there, from, to },
    { type: back, from: to, to: from },
  ];
  return ends.flatMap(({ type, from: one, to: other }) =>
    type ? [{ from: { id: one.id }, to: { id: other.id }, associationSpec: specOf(type) }] : [],
  );
}

function paired(
  context: HubspotContext,
  ends: Ends,
  ids: { readonly from: { readonly id: string }; readonly to: { readonly id: string } },
): Pair | Problem {
  return pairOf(context.store, typesAt(context, ends), { from: ids.from.id, to: ids.to.id });
}

const named = (context: HubspotContext, pair: Pair | Problem): Pair =>
  isProblem(pair) ? failWith(context, pair) : pair;

const noneFound = ({ fromType, toType }: Pick<Pair, "fromType" | "toType">, id: string): Problem => ({
  ...notFound(`No ${toType.singular} is associated with ${fromType.singular} ${id}.`),
  subCategory: "crm.associations.NO_ASSOCIATIONS_FOUND",
});

/** An input about records that are not there may fail alone. */
const alone = ({ from }: { readonly from: { readonly id: string } }) => ({ fromObjectId: [from.id] });

export default hubspot.operations({
  "crm.associations.v4.basicApi.create": (context) => {
    const { params, body, store } = context;
    const ends = { fromObjectType: params.objectType, toObjectType: params.toObjectType };
    const pair = named(
      context,
      paired(context, ends, { from: { id: params.objectId }, to: { id: params.toObjectId } }),
    );
    const types = specified(store, pair, body);
    if (isProblem(types)) return failWith(context, types);
    associate(context, pair, types);
    return shownPair(pair, types);
  },

  "crm.associations.v4.basicApi.createDefault": (context) => {
    const { params } = context;
    const ids = { from: { id: params.fromObjectId }, to: { id: params.toObjectId } };
    return batch(context, [ids], {
      act: (input) => defaults(context, named(context, paired(context, params, input))),
      mayFail: () => undefined,
    });
  },

  "crm.associations.v4.basicApi.getPage": (context) => {
    const { params, query, store } = context;
    const fromType = typeNamed(context, params.objectType);
    const toType = typeNamed(context, params.toObjectType);
    const record = recordNamed(context, fromType, { id: params.objectId });
    const { items, paging } = pageOf(context, associationsOf(store, record, toType), {
      ...query,
      path: `/crm/v4/objects/${params.objectType}/${params.objectId}/associations/${params.toObjectType}`,
      default: 500,
      max: 500,
      startsAt: ({ toId }) => toId,
    });
    return {
      results: items.map((each) => ({
        toObjectId: each.toId,
        associationTypes: typesOf(store, { fromType, toType }, each).map(withLabel),
      })),
      ...paging,
    };
  },

  "crm.associations.v4.basicApi.archive": (context) => {
    const { params } = context;
    const ends = { fromObjectType: params.objectType, toObjectType: params.toObjectType };
    const pair = paired(context, ends, { from: { id: params.objectId }, to: { id: params.toObjectId } });
    if (!isProblem(pair)) dissociate(context, pair);
    return reply({ status: 204 });
  },

  "crm.associations.v4.batchApi.create": (context) =>
    batch(context, context.body.inputs, {
      max: MAX_PAIRS,
      act: (input) => {
        const pair = paired(context, context.params, input);
        if (isProblem(pair)) return pair;
        const types = specified(context.store, pair, input.types);
        if (isProblem(types)) return types;
        associate(context, pair, types);
        return shownPair(pair, types);
      },
      mayFail: alone,
    }),

  "crm.associations.v4.batchApi.createDefault": (context) =>
    batch(context, context.body.inputs, {
      max: MAX_PAIRS,
      act: (input) => {
        const pair = paired(context, context.params, input);
        return isProblem(pair) ? pair : defaults(context, pair);
      },
      mayFail: () => undefined,
    }),

  "crm.associations.v4.batchApi.getPage": (context) => {
    const { params, body, store } = context;
    const ends = typesAt(context, params);
    return batch(context, body.inputs, {
      max: MAX_READ,
      act: ({ id }) => {
        const record = findRecord(store, ends.fromType, { id });
        const found = record ? associationsOf(store, record, ends.toType) : [];
        if (found.length === 0) return noneFound(ends, id);
        return {
          from: { id },
          to: found.map((each) => ({
            toObjectId: each.toId,
            associationTypes: typesOf(store, ends, each).map(withLabel),
          })),
        };
      },
      mayFail: ({ id }) => ({ fromObjectId: [id], fromObjectType: [ends.fromType.singular] }),
    });
  },

  "crm.associations.v4.batchApi.archive": (context) => {
    for (const { from, to } of context.body.inputs)
      for (const other of to) {
        const pair = paired(context, context.params, { from, to: other });
        if (!isProblem(pair)) dissociate(context, pair);
      }
    return reply({ status: 204 });
  },

  "crm.associations.v4.batchApi.archiveLabels": (context) => {
    for (const input of context.body.inputs) {
      const pair = paired(context, context.params, input);
      const types = isProblem(pair) ? pair : specified(context.store, pair, input.types);
      if (!isProblem(pair) && !isProblem(types)) dissociate(context, pair, types);
    }
    return reply({ status: 204 });
  },

  "crm.associations.batchApi.create": (context) =>
    batch(context, context.body.inputs, {
      max: MAX_PAIRS,
      act: (input) => {
        const pair = paired(context, context.params, input);
        if (isProblem(pair)) return pair;
        const type = associationTypes(context.store, pair.fromType, pair.toType).find(
          ({ name, typeId }) => name === input.type || String(typeId) === input.type,
        );
        if (!type)
          return {
            category: "VALIDATION_ERROR",
            message: `${input.type} is no type of association between these.`,
          };
        associate(context, pair, [type]);
        return input;
      },
      mayFail: alone,
    }),

  "crm.associations.batchApi.read": (context) => {
    const { params, body, store } = context;
    const ends = typesAt(context, params);
    return batch(context, body.inputs, {
      max: MAX_READ,
      act: ({ id }) => {
        const record = findRecord(store, ends.fromType, { id });
        const found = record ? associationsOf(store, record, ends.toType) : [];
        if (found.length === 0) return noneFound(ends, id);
        return {
          from: { id },
          to: found.flatMap((each) =>
            typesOf(store, ends, each).map(({ name }) => ({ id: each.toId, type: name })),
          ),
        };
      },
      mayFail: ({ id }) => ({ fromObjectId: [id], fromObjectType: [ends.fromType.singular] }),
    });
  },

  "crm.associations.batchApi.archive": (context) => {
    for (const input of context.body.inputs) {
      const pair = paired(context, context.params, input);
      if (!isProblem(pair)) dissociate(context, pair);
    }
    return reply({ status: 204 });
  },

  "crm.associations.schema.typesApi.getAll": (context) => {
    const { fromType, toType } = typesAt(context, context.params);
    return {
      results: associationTypes(context.store, fromType, toType).map(({ typeId, name }) => ({
        id: String(typeId),
        name,
      })),
    };
  },
});

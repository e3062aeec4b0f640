import { reply } from "@wondertwin/framework";
import { batch, batchAnswer } from "../crm/batch.ts";
import { inBatch, notFound, type Problem } from "../crm/problem.ts";
import { checkIdProperty, findRecord, shownRecord, typeNamed } from "../crm/read-record.ts";
import { archive, create, update, upsert } from "../crm/write-object.ts";
import { hubspot } from "../vendor.ts";

/** An input that names its trace may fail alone; its error names the trace too. */
const traced = ({ objectWriteTraceId: trace }: { readonly objectWriteTraceId?: string | undefined }) =>
  trace === undefined ? undefined : { objectWriteTraceId: [trace] };

/** So may one whose record is not there. */
const alone = (
  input: { readonly id: string; readonly objectWriteTraceId?: string | undefined },
  { category }: Problem,
) => (category === "OBJECT_NOT_FOUND" ? { ids: [input.id], ...traced(input) } : traced(input));

const gone = (singular: string): Problem =>
  notFound(
    `Could not get some ${singular.toUpperCase()} objects, they may be deleted or not exist. Check that ids are valid.`,
  );

export default hubspot.operations({
  "crm.objects.batchApi.create": (context) => {
    const type = typeNamed(context, context.params.objectType);
    return batch(context, context.body.inputs, {
      act: (input) => create(context, type, input),
      mayFail: traced,
    });
  },

  "crm.objects.batchApi.read": (context) => {
    const { params, query, body, store } = context;
    const type = typeNamed(context, params.objectType);
    const { idProperty } = body;
    checkIdProperty(context, type, idProperty);
    const ids = [...new Set(body.inputs.map(({ id }) => id))];
    const found = ids.map((id) => findRecord(store, type, { id, idProperty, archived: query.archived }));
    const missing = ids.filter((_, at) => found[at] === undefined);
    return batchAnswer(
      context,
      found.flatMap((record) => (record ? [shownRecord(type, record, body)] : [])),
      missing.length === 0 ? [] : [inBatch(gone(type.singular), { ids: missing })],
    );
  },

  "crm.objects.batchApi.update": (context) => {
    const type = typeNamed(context, context.params.objectType);
    return batch(context, context.body.inputs, {
      act: (input) => {
        const changed = update(context, type, input);
        return "category" in changed && changed.category === "OBJECT_NOT_FOUND"
          ? gone(type.singular)
          : changed;
      },
      mayFail: alone,
    });
  },

  "crm.objects.batchApi.upsert": (context) => {
    const type = typeNamed(context, context.params.objectType);
    return batch(context, context.body.inputs, {
      act: (input) => {
        checkIdProperty(context, type, input.idProperty);
        return upsert(context, type, input);
      },
      mayFail: alone,
    });
  },

  "crm.objects.batchApi.archive": (context) => {
    const type = typeNamed(context, context.params.objectType);
    for (const { id } of context.body.inputs) {
      const record = findRecord(context.store, type, { id });
      if (record) archive(context, record);
    }
    return reply({ status: 204 });
  },
});

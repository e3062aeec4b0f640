import { reply } from "@wondertwin/framework";
import type { Schemas } from "../api.gen.ts";
import { type HubspotContext, moment } from "../crm/context.ts";
import { changedPipeline, newStage, pipelineNamed, recordsIn, shownPipeline } from "../crm/pipelines.ts";
import { failWith, invalid } from "../crm/problem.ts";
import { typeNamed } from "../crm/read-record.ts";
import { hubspot } from "../vendor.ts";

type Stages = readonly Schemas["PipelineStageInput"][];

function stagesOf(context: HubspotContext, objectType: string, stages: Stages): Schemas["PipelineStage"][] {
  if (stages.length === 0) return failWith(context, invalid("A pipeline needs at least one stage."));
  return stages.map((stage) => newStage(context, objectType, stage));
}

/** A pipeline in use is not to be deleted where a request asks for care. */
function refuseUsed(
  context: HubspotContext,
  place: Parameters<typeof recordsIn>[1],
  careful: boolean | undefined,
): void {
  if (careful && recordsIn(context, place) > 0)
    failWith(
      context,
      invalid("The pipeline has records in its stages.", { subCategory: "PipelineError.STAGE_ID_IN_USE" }),
    );
}

export default hubspot.operations({
  "crm.pipelines.pipelinesApi.getAll": (context) => {
    const type = typeNamed(context, context.params.objectType);
    return {
      results: context.store.pipeline.list({ objectType: type.name, archived: false }).map(shownPipeline),
    };
  },

  "crm.pipelines.pipelinesApi.create": (context) => {
    const { params, body, store, random } = context;
    const type = typeNamed(context, params.objectType);
    const taken = store.pipeline.find({ objectType: type.name, label: body.label, archived: false });
    if (taken)
      return failWith(context, {
        category: "CONFLICT",
        message: `A pipeline labelled '${body.label}' already exists.`,
      });
    const at = moment(context);
    const id = random(9, "0123456789");
    return shownPipeline(
      store.pipeline.insert({
        key: `${type.name}/${id}`,
        id,
        objectType: type.name,
        label: body.label,
        displayOrder: body.displayOrder,
        stages: stagesOf(context, type.name, body.stages),
        archived: false,
        createdAt: at,
        updatedAt: at,
        audits: [],
      }),
    );
  },

  "crm.pipelines.pipelinesApi.getById": (context) => shownPipeline(pipelineNamed(context, context.params)),

  "crm.pipelines.pipelinesApi.update": (context) =>
    shownPipeline(changedPipeline(context, pipelineNamed(context, context.params), { ...context.body })),

  "crm.pipelines.pipelinesApi.replace": (context) => {
    const { params, body, query } = context;
    const pipeline = pipelineNamed(context, params);
    refuseUsed(
      context,
      { pipeline: pipeline.id, objectType: pipeline.objectType },
      query.validateReferencesBeforeDelete,
    );
    const { label, displayOrder } = body;
    const stages = stagesOf(context, pipeline.objectType, body.stages);
    return shownPipeline(changedPipeline(context, pipeline, { label, displayOrder, stages }));
  },

  "crm.pipelines.pipelinesApi.archive": (context) => {
    const { params, query, store } = context;
    const pipeline = pipelineNamed(context, params);
    const careful = query.validateReferencesBeforeDelete || query.validateDealStageUsagesBeforeDelete;
    refuseUsed(context, { pipeline: pipeline.id, objectType: pipeline.objectType }, careful);
    if (store.pipeline.list({ objectType: pipeline.objectType, archived: false }).length === 1)
      failWith(context, invalid("The last pipeline of a type cannot be deleted."));
    changedPipeline(context, pipeline, { archived: true, archivedAt: moment(context) });
    return reply({ status: 204 });
  },

  "crm.pipelines.pipelineAuditsApi.getAudit": (context) => ({
    results: [...pipelineNamed(context, context.params).audits],
  }),
});

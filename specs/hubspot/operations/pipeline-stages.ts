import { reply } from "@wondertwin/framework";
import type { Schemas } from "../api.gen.ts";
import { type HubspotContext, moment } from "../crm/context.ts";
import { changedPipeline, newStage, pipelineNamed, recordsIn } from "../crm/pipelines.ts";
import { failWith, invalid, notFound } from "../crm/problem.ts";
import type { Pipeline } from "../resources.ts";
import { hubspot } from "../vendor.ts";

type Stage = Schemas["PipelineStage"];

interface Place {
  readonly objectType: string;
  readonly pipelineId: string;
  readonly stageId: string;
}

function stageNamed(
  context: HubspotContext,
  params: Place,
): { readonly pipeline: Pipeline; readonly stage: Stage } {
  const pipeline = pipelineNamed(context, params);
  const stage = pipeline.stages.find(({ id }) => id === params.stageId);
  return { pipeline, stage: stage ?? failWith(context, notFound(`No stage has the id ${params.stageId}.`)) };
}

function changed(context: HubspotContext, params: Place, changes: Partial<Stage>): Stage {
  const { pipeline, stage } = stageNamed(context, params);
  const after = { ...stage, ...changes, updatedAt: moment(context) };
  changedPipeline(context, pipeline, {
    stages: pipeline.stages.map((each) => (each.id === stage.id ? after : each)),
  });
  return after;
}

export default hubspot.operations({
  "crm.pipelines.pipelineStagesApi.getAll": (context) => ({
    results: pipelineNamed(context, context.params).stages,
  }),

  "crm.pipelines.pipelineStagesApi.create": (context) => {
    const pipeline = pipelineNamed(context, context.params);
    const stage = newStage(context, pipeline.objectType, context.body);
    changedPipeline(context, pipeline, { stages: [...pipeline.stages, stage] });
    return stage;
  },

  "crm.pipelines.pipelineStagesApi.getById": (context) => stageNamed(context, context.params).stage,

  "crm.pipelines.pipelineStagesApi.update": (context) => changed(context, context.params, context.body),

  "crm.pipelines.pipelineStagesApi.replace": (context) => changed(context, context.params, context.body),

  "crm.pipelines.pipelineStagesApi.archive": (context) => {
    const { pipeline, stage } = stageNamed(context, context.params);
    const { objectType } = pipeline;
    if (recordsIn(context, { objectType, pipeline: pipeline.id, stage: stage.id }) > 0)
      failWith(
        context,
        invalid("The stage has records in it.", { subCategory: "PipelineError.STAGE_ID_IN_USE" }),
      );
    changedPipeline(context, pipeline, { stages: pipeline.stages.filter(({ id }) => id !== stage.id) });
    return reply({ status: 204 });
  },

  "crm.pipelines.pipelineStageAuditsApi.getAudit": (context) => {
    const { pipeline, stage } = stageNamed(context, context.params);
    return { results: pipeline.audits.filter(({ identifier }) => identifier === stage.id) };
  },
});

import type { Schemas } from "../api.gen.ts";
import type { Pipeline, Values } from "../resources.ts";
import { type HubspotContext, moment, type Store } from "./context.ts";
import type { ObjectType } from "./object-types.ts";
import { PORTAL_ID } from "./portal.ts";
import { failWith, invalid, notFound, type Problem } from "./problem.ts";
import { typeNamed } from "./read-record.ts";

/** By type, the properties that hold a record's pipeline and its stage. */
const PLACES: Readonly<Record<string, readonly [pipeline: string, stage: string]>> = {
  deals: ["pipeline", "dealstage"],
  tickets: ["hs_pipeline", "hs_pipeline_stage"],
};

/** Whether a record's stage is one of its pipeline's; nothing where the account has no pipeline for its type. */
export function stageProblem(store: Store, type: ObjectType, values: Values): Problem | undefined {
  const [pipelineName, stageName] = PLACES[type.name] ?? [];
  if (pipelineName === undefined || stageName === undefined) return undefined;
  const pipelines = store.pipeline.list({ objectType: type.name, archived: false });
  const stages = pipelines.flatMap(({ id, stages: own }) => own.map((stage) => ({ ...stage, pipeline: id })));
  const stage = values[stageName];
  const pipeline = values[pipelineName];
  const problem = (name: string, value: string, allowed: readonly string[]) =>
    invalid(`${value} is not a valid value of ${name}: [${allowed.join(", ")}]`, {
      errors: [
        {
          message: `${value} was not one of the allowed options`,
          code: "INVALID_OPTION",
          context: { propertyName: [name] },
        },
      ],
    });
  if (pipeline && !pipelines.some(({ id }) => id === pipeline))
    return problem(
      pipelineName,
      pipeline,
      pipelines.map(({ id }) => id),
    );
  const allowed = stages.filter((each) => !pipeline || each.pipeline === pipeline).map(({ id }) => id);
  if (stage && !allowed.includes(stage)) return problem(stageName, stage, allowed);
  return undefined;
}

/** A record's pipeline where it says only a stage, or nothing. */
export function withPipeline(store: Store, type: ObjectType, values: Values): Values {
  const [pipelineName, stageName] = PLACES[type.name] ?? [];
  if (pipelineName === undefined || stageName === undefined || values[pipelineName]) return values;
  const stage = values[stageName];
  const pipelines = store.pipeline.list({ objectType: type.name, archived: false });
  const found = stage ? pipelines.find(({ stages }) => stages.some(({ id }) => id === stage)) : pipelines[0];
  return found ? { ...values, [pipelineName]: found.id } : values;
}

export function shownPipeline({
  key: _key,
  objectType: _type,
  audits: _audits,
  ...shown
}: Pipeline): Schemas["Pipeline"] {
  return shown;
}

/** The pipeline that a path names, or a failure. */
export function pipelineNamed(
  context: HubspotContext,
  { objectType, pipelineId }: { readonly objectType: string; readonly pipelineId: string },
): Pipeline {
  const type = typeNamed(context, objectType);
  const found = context.store.pipeline.find(`${type.name}/${pipelineId}`);
  return found && !found.archived
    ? found
    : failWith(context, notFound(`No pipeline has the id ${pipelineId}.`));
}

/** Changes a pipeline, and remembers that it was changed. */
export function changedPipeline(
  context: HubspotContext,
  pipeline: Pipeline,
  changes: Partial<Pipeline>,
): Pipeline {
  const at = moment(context);
  const audit = {
    portalId: PORTAL_ID,
    identifier: pipeline.id,
    action: changes.archived ? "DELETE" : "UPDATE",
    timestamp: at,
    rawObject: { label: changes.label ?? pipeline.label },
  };
  return context.store.pipeline.update(pipeline, {
    ...changes,
    updatedAt: at,
    audits: [...pipeline.audits, audit],
  });
}

/** A new stage; one of deals says how likely the deal is from there on. */
export function newStage(
  context: HubspotContext,
  objectType: string,
  { label, displayOrder, metadata = {} }: Schemas["PipelineStageInput"],
): Schemas["PipelineStage"] {
  const probability = Number(metadata["probability"]);
  if (objectType === "deals" && !(probability >= 0 && probability <= 1))
    failWith(context, invalid("A stage of deals needs a probability from 0.0 to 1.0 in its metadata."));
  const at = moment(context);
  const isClosed = String(
    objectType === "deals" ? probability === 0 || probability === 1 : metadata["ticketState"] === "CLOSED",
  );
  return {
    id: context.random(9, "0123456789"),
    label,
    displayOrder,
    metadata: { isClosed, ...metadata },
    archived: false,
    createdAt: at,
    updatedAt: at,
    writePermissions: "CRM_PERMISSIONS_ENFORCEMENT",
  };
}

/** How many records stand in a pipeline, or in one of its stages. */
export function recordsIn(
  { store }: HubspotContext,
  {
    objectType,
    pipeline,
    stage,
  }: { readonly objectType: string; readonly pipeline: string; readonly stage?: string },
): number {
  const [pipelineName = "", stageName = ""] = PLACES[objectType] ?? [];
  return store.record.list(
    ({ type, archived, properties }) =>
      type === objectType &&
      !archived &&
      properties[pipelineName] === pipeline &&
      (stage === undefined || properties[stageName] === stage),
  ).length;
}

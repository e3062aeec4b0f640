import type { AnswerShape, Json, ResourceEntry } from "@wondertwin/framework/contracts";
import type { Classification } from "./classify-operation.ts";
import type { DocumentIndex } from "./document-index.ts";
import { isTombstone } from "./element-schema.ts";
import type { ReadOperation } from "./path-group.ts";
import { branchesOf, type RawSchema } from "./raw-schema.ts";
import type { ResourceTable } from "./resource-table.ts";
import type { SchemaPool } from "./schema-pool.ts";
import { SkeletonWriter } from "./skeleton.ts";
import type { ValuePool } from "./value-pool.ts";

/** Where answers are laid down. */
export interface AnswerSite {
  readonly index: DocumentIndex;
  readonly table: ResourceTable;
  readonly resources: ReadonlyMap<string, ResourceEntry>;
  /** Schemas of answers: needed for their skeletons only, and so not emitted. */
  readonly scratch: SchemaPool;
  readonly skeletons: ValuePool<Json>;
}

/** Says what an operation's answer looks like. */
export function answerShape(
  { answer }: ReadOperation,
  classification: Classification,
  site: AnswerSite,
): AnswerShape {
  const { status, contentType } = answer;
  if (answer.form === "empty" || answer.form === "redirect") return { status, body: "empty" };
  if (answer.form === "binary")
    return { status, body: "binary", ...(contentType !== undefined && { contentType }) };
  const media = contentType === undefined || contentType === "application/json" ? {} : { contentType };
  const skeleton = answerSkeleton(answer.schema, site);
  const resource =
    answer.element === undefined
      ? classification.resource
      : heldResource(answer.element, classification, site);
  const named = resource === undefined ? {} : { resource: resource.name };
  if (resource === undefined || answer.element === undefined)
    return { status, body: "skeleton", ...named, skeleton, ...media };
  const body = answer.form === "list" ? "list" : "item";
  const deleted = deletedSkeleton(answer.schema, site);
  return {
    status,
    body,
    ...named,
    ...(answer.at !== undefined && { at: answer.at }),
    skeleton,
    ...(deleted !== undefined && { deleted }),
    ...media,
  };
}

/** The resource an answer's entity is of: the operation's own where the two are one, else the entity's. */
function heldResource(
  element: NonNullable<ReadOperation["answer"]["element"]>,
  { resource, kind }: Classification,
  { table }: AnswerSite,
): { readonly name: string } | undefined {
  const named = table.ofElement(element);
  if (resource?.element.members?.includes(element.component ?? "") === true) return resource;
  return kind === "action" || kind === "none" || resource === undefined ? named : resource;
}

function answerSkeleton(schema: RawSchema | undefined, { scratch, skeletons }: AnswerSite): number {
  const position = scratch.add(schema ?? {}, "entity");
  return skeletons.add(new SkeletonWriter(scratch.nodes).write(position));
}

/** The minimal body for a deleted item, where the answer allows for one beside the item. */
function deletedSkeleton(schema: RawSchema | undefined, site: AnswerSite): number | undefined {
  const { index } = site;
  const branches = schema === undefined ? [] : branchesOf(index.deref(schema).schema);
  const tombstone = branches.find((branch) => isTombstone(branch, index));
  return tombstone === undefined ? undefined : answerSkeleton(tombstone, site);
}

import type { AnswerShape, Json, ResourceEntry } from "@wondertwin/framework/contracts";
import type { Classification } from "./classify-operation.ts";
import type { DocumentIndex } from "./document-index.ts";
import { isTombstone } from "./element-schema.ts";
import { objectView } from "./object-view.ts";
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
  /** Names of fields, for answers that show an entity otherwise than its resource does. */
  readonly views: ValuePool<readonly string[]>;
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
  const isEntity = resource !== undefined && answer.element !== undefined;
  const view = shownFields(isEntity ? answer.element : undefined, { answer, classification }, site);
  const shows = view === undefined ? {} : { view: site.views.add(view) };
  if (!isEntity) return { status, body: "skeleton", ...named, skeleton, ...shows, ...media };
  const body = answer.form === "list" ? "list" : "item";
  const deleted = deletedSkeleton(answer.schema, site);
  return {
    status,
    body,
    ...named,
    ...(answer.at !== undefined && { at: answer.at }),
    skeleton,
    ...shows,
    ...(deleted !== undefined && { deleted }),
    ...media,
  };
}

/** The fields of an entity that an answer describes, where they are not those of its resource. */
function shownFields(
  element: ReadOperation["answer"]["element"],
  { answer, classification }: Pick<ReadOperation, "answer"> & { readonly classification: Classification },
  { index, table }: AnswerSite,
): readonly string[] | undefined {
  const resource = (element === undefined ? undefined : table.ofElement(element)) ?? classification.resource;
  const schema = element === undefined ? answer.schema : element.schema;
  if (resource === undefined || schema === undefined || element?.members !== undefined) return undefined;
  // A page of something else shows nothing of the entity that the operation is about.
  if (element === undefined && answer.form === "list") return undefined;
  const own = objectView(resource.element.schema, index).properties;
  const described = [...objectView(schema, index).properties.keys()];
  const isSame = described.length === own.size && described.every((name) => own.has(name));
  return described.length === 0 || isSame ? undefined : described;
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

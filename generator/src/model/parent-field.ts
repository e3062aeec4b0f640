import type { ResourceEntry } from "@wondertwin/framework/contracts";
import type { DocumentIndex } from "./document-index.ts";
import { objectView } from "./object-view.ts";
import type { RawSchema } from "./raw-schema.ts";
import type { ResourceDraft } from "./resource-table.ts";
import { wordsOf } from "./words.ts";

/** The field of a child that leads to its parent: the one named like it, else the only one that does. */
export function parentFieldOf(
  child: Pick<ResourceEntry, "references">,
  parent: string,
  parameter?: string,
): string | undefined {
  const fields = Object.entries(child.references ?? {})
    .filter(([path, targets]) => targets.includes(parent) && !path.includes("*"))
    .map(([path]) => path);
  const named =
    fields.find((path) => path === parameter) ?? fields.find((path) => path === parent.split(".").at(-1));
  const own = fields.filter((path) => !path.includes("."));
  return named ?? (own.length === 1 ? own[0] : undefined);
}

/** The field of a child that is called like a path's parameter, where that says which key it is: `ServiceSid`. */
export function fieldCalled(
  parameter: string,
  child: ResourceDraft | undefined,
  {
    parent,
    key,
    index,
  }: { readonly parent: ResourceDraft; readonly key: string; readonly index: DocumentIndex },
): string | undefined {
  const words = wordsOf(parameter);
  if (!child || words.length < 2 || words.at(-1) !== key) return undefined;
  const name = words.join("_");
  const patternOf = (schema: RawSchema | undefined) => schema && index.deref(schema).schema.pattern;
  const pattern = patternOf(objectView(parent.element.schema, index).properties.get(key));
  for (const [field, schema] of objectView(child.element.schema, index).properties)
    if (wordsOf(field).join("_") === name) return patternOf(schema) === pattern ? field : undefined;
  return undefined;
}

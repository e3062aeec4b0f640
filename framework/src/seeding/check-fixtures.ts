import { TwinError } from "../contracts/twin-error.ts";
import { issueText } from "../reading/issue-text.ts";
import { isRecord } from "../reading/json-types.ts";
import { createReader } from "../reading/read.ts";
import type { Reader } from "../reading/reading.ts";
import type { ResourceModel } from "../twin/resource-model.ts";
import type { TwinModel } from "../twin/twin-model.ts";

/** What a seed puts into collections: entities by resource, with the fields that matter. */
export type Fixtures = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

const MOST_PROBLEMS = 5;

/**
 * A seed's content, once every field is one that the description has, with a value that it allows.
 *
 * @throws TwinError `bad_seed`, which names what is wrong and where
 */
export function checkFixtures(twin: TwinModel, value: unknown): Fixtures {
  const problems = isRecord(value)
    ? Object.entries(value).flatMap(([resource, entities]) => problemsOf(twin, resource, entities))
    : ["A seed is an object: a list of entities by resource."];
  if (problems.length === 0) return value as Fixtures; // Nothing was wrong with it, so it is one.
  const shown = problems.slice(0, MOST_PROBLEMS).join(" ");
  const rest = problems.length - MOST_PROBLEMS;
  throw new TwinError("bad_seed", rest > 0 ? `${shown} ${rest} more.` : shown, {
    hint: "Mend the seed and load it again: nothing of it has been loaded.",
  });
}

function problemsOf(twin: TwinModel, resource: string, entities: unknown): string[] {
  const model = twin.detail.resources.get(resource);
  if (!model) return [`${twin.manifest.title} has no resource ${resource}.`];
  if (!Array.isArray(entities)) return [`${resource} is no list of entities.`];
  const reader = createReader(twin.detail.schemas, { closedObjects: true });
  const keys = new Set<unknown>();
  return entities.flatMap((entity: unknown, position) => {
    const at = `${resource}.${position}`;
    if (!isRecord(entity)) return [`${at} is no object.`];
    const key = entity[model.key];
    const again =
      key !== undefined && keys.has(key) ? [`${at}.${model.key} is ${String(key)} once more.`] : [];
    keys.add(key);
    return [
      ...again,
      ...Object.entries(entity).flatMap(([field, value]) =>
        fieldProblems(reader, model, { at, field, value }),
      ),
    ];
  });
}

function fieldProblems(
  reader: Reader,
  model: ResourceModel,
  { at, field, value }: { readonly at: string; readonly field: string; readonly value: unknown },
): string[] {
  const { properties } = model;
  // A resource that only the spec knows has no description to hold it to.
  if (!properties || isOwn(model, field)) return [];
  const schema = Object.hasOwn(properties, field) ? properties[field] : undefined;
  if (schema === undefined) return [`${at} has no field ${field}.`];
  const reading = reader.read(schema, value, "json");
  if (reading.ok) return [];
  return reading.issues.map((issue) =>
    issueText({ ...issue, path: [...at.split("."), field, ...issue.path] }, at),
  );
}

/** Fields beside the description's that the author gave the resource. */
function isOwn({ key, behaviour }: ResourceModel, field: string): boolean {
  return field === key || field in (behaviour.defaults ?? {}) || (behaviour.onCreate ?? []).includes(field);
}

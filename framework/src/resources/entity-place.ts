import type { OperationEntry } from "../contracts/artifact.ts";
import type { Entity } from "../store/entity.ts";
import type { ResourceModel } from "../twin/resource-model.ts";
import type { TwinModel } from "../twin/twin-model.ts";
import { parentFieldName } from "./parent-field.ts";

/** Where an entity stands: its path, and those right below it that can be read. */
export interface EntityPlace {
  readonly path: string;
  readonly below: readonly string[];
}

interface Template {
  readonly item: OperationEntry;
  /** What stands behind the item's path, up to a suffix such as `.json`. */
  readonly below: readonly string[];
  readonly suffix: string;
}

const known = new WeakMap<ResourceModel, readonly Template[]>();

/** The first of the paths of a resource's items whose parameters the entity fills. */
export function entityPlace(twin: TwinModel, model: ResourceModel, entity: Entity): EntityPlace | undefined {
  let templates = known.get(model);
  if (!templates) {
    templates = templatesOf(twin, model);
    known.set(model, templates);
  }
  for (const { item, below, suffix } of templates) {
    const path = filledPath(model, item, entity);
    if (path === undefined) continue;
    const stem = path.slice(0, path.length - suffix.length);
    return { path, below: below.map((rest) => stem + rest) };
  }
  return undefined;
}

function templatesOf({ boot }: TwinModel, { entry }: ResourceModel): readonly Template[] {
  const readable = boot.operations.filter(({ method }) => method === "GET");
  return (entry?.items ?? []).flatMap((path) => {
    const item = boot.operations.find((each) => each.path === path);
    if (!item) return [];
    const suffix = /\}([^/{}]*)$/.exec(path)?.[1] ?? "";
    const stem = shapeOf(path.slice(0, path.length - suffix.length));
    const below = readable.flatMap((each) => {
      const shape = shapeOf(each.path);
      const rest = shape.startsWith(`${stem}/`) ? shape.slice(stem.length) : "";
      return /^\/[^/{}]+$/.test(rest) ? [rest] : [];
    });
    return [{ item, below: [...new Set(below)], suffix }];
  });
}

const shapeOf = (path: string) => path.replace(/\{[^}]*\}/g, "{}");

function filledPath(
  model: ResourceModel,
  { path, params = [] }: OperationEntry,
  entity: Entity,
): string | undefined {
  const last = params.at(-1);
  let complete = true;
  const filled = path.replace(/\{([^}]*)\}/g, (_, name: string) => {
    const parameter = params.find((each) => each.name === name);
    const field =
      parameter === undefined || parameter === last
        ? (parameter?.by ?? model.key)
        : parameter.resource === undefined
          ? `^${name}`
          : parentFieldName(parameter);
    const value = entity[field];
    if (value === undefined || value === null) complete = false;
    return encodeURIComponent(String(value));
  });
  return complete ? filled : undefined;
}

import type { BootArtifact, PathParameter } from "../contracts/artifact.ts";
import type { Entity } from "../store/entity.ts";
import type { ResourceModel } from "../twin/resource-model.ts";
import { rowKey } from "./row-key.ts";
import type { Session } from "./session.ts";
import { tiesOf } from "./ties.ts";

/**
 * The field of a nested entity that holds its parent's key.
 *
 * Where the description has none, the twin keeps one of its own that no vendor's field can be called.
 */
export function parentFieldName(parameter: PathParameter): string {
  return parameter.field ?? `^${parameter.resource}`;
}

/** The fields and values that tie a resource's entities to this parent, and with it to the parent's own parents. */
export function parentField(session: Session, model: ResourceModel, parent: object): Record<string, unknown> {
  const entity: Entity = { ...parent };
  const known = parentsOf(session.twin.boot, model.name);
  const places = [...(known.size > 0 ? known : anyParent(session))].map(([resource, parameter]) => {
    const parentModel = session.resource(resource);
    const table = session.world.table(resource);
    const key = rowKey(parentModel, entity);
    // What is told of a deleted entity still looks at what was below it.
    return { parameter, key: parentModel.key, stored: table.row(key)?.entity ?? table.removed(key) };
  });
  const place =
    places.find(({ stored }) => stored === parent) ??
    places.find(({ stored }) => stored !== undefined && areAlike(stored, entity));
  if (place) return { ...tiesOf(entity), [parentFieldName(place.parameter)]: entity[place.key] };
  throw new Error(`${model.name} is not nested under the given entity.`);
}

/** All resources: what no path leads to can be nested under anything. */
function anyParent({ twin }: Session): Iterable<readonly [string, PathParameter]> {
  return Array.from(twin.detail.resources.keys(), (name) => [name, { name, resource: name }] as const);
}

/** Whether two entities have the same fields, as an entity and what it was before a change have. */
function areAlike(one: Entity, other: Entity): boolean {
  return Object.keys(one).join() === Object.keys(other).join();
}

const ofBoot = new WeakMap<BootArtifact, Map<string, ReadonlyMap<string, PathParameter>>>();

/** The resources that paths of a resource's operations go through, each with the parameter that does. */
function parentsOf(boot: BootArtifact, name: string): ReadonlyMap<string, PathParameter> {
  const byName = ofBoot.get(boot) ?? new Map<string, ReadonlyMap<string, PathParameter>>();
  ofBoot.set(boot, byName);
  let parents = byName.get(name);
  if (!parents) {
    parents = new Map(
      boot.operations
        .filter(({ resource }) => resource === name)
        .flatMap(({ params = [] }) => params)
        .flatMap((parameter) =>
          parameter.resource === undefined || parameter.resource === name
            ? []
            : [[parameter.resource, parameter] as const],
        ),
    );
    byName.set(name, parents);
  }
  return parents;
}

import type { PathParameter } from "../contracts/artifact.ts";
import type { ResourceModel } from "../twin/resource-model.ts";
import type { Session } from "./session.ts";

/**
 * The field of a nested entity that holds its parent's key.
 *
 * Where the description has none, the twin keeps one of its own that no vendor's field can be called.
 */
export function parentFieldName(parameter: PathParameter): string {
  return parameter.field ?? `^${parameter.resource}`;
}

/** The field and value that tie a resource's entities to this parent. */
export function parentField(session: Session, model: ResourceModel, parent: object): Record<string, unknown> {
  const parameters = session.twin.boot.operations
    .filter((operation) => operation.resource === model.name)
    .flatMap((operation) => operation.params ?? []);
  for (const parameter of parameters) {
    if (parameter.resource === undefined || parameter.resource === model.name) continue;
    const { key } = session.resource(parameter.resource);
    const collection = session.collection(parameter.resource);
    const value: unknown = Reflect.get(parent, key);
    if (value !== undefined && collection.find(String(value)) === parent)
      return { [parentFieldName(parameter)]: value };
  }
  throw new Error(`${model.name} is not nested under the given entity.`);
}

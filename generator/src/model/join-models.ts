import type { Json, OperationEntry, ResourceEntry, SchemaNode } from "@wondertwin/framework/contracts";
import { TwinError } from "@wondertwin/framework/contracts";
import type { ApiModel, ModelOperation } from "./api-model.ts";

/**
 * One model of two APIs of a vendor's, such as one of addresses and one of GraphQL: what both keep is kept once,
 * in the same store.
 *
 * @throws TwinError `description_invalid` where both have an operation of one name
 */
export function joinModels(main: ApiModel, other: ApiModel): ApiModel {
  const shared = main.operations.find(({ id }) => other.operations.some((each) => each.id === id));
  if (shared)
    throw new TwinError(
      "description_invalid",
      `Both descriptions of ${main.name} have an operation ${shared.id}.`,
      {
        hint: "Name one of the two otherwise, by a patch.",
      },
    );
  const moved = { schemas: main.schemas.length, skeletons: main.skeletons.length };
  const graphql = main.graphql ?? other.graphql;
  const hosts = main.hosts ?? other.hosts;
  const skeletons: readonly Json[] = [...main.skeletons, ...other.skeletons];
  return {
    name: main.name,
    operations: [...main.operations, ...other.operations.map((each) => movedOperation(each, moved))],
    resources: { ...movedResources(other.resources, moved), ...main.resources },
    schemas: [...main.schemas, ...other.schemas.map((node) => movedNode(node, moved.schemas))],
    skeletons,
    unmapped: [...main.unmapped, ...other.unmapped],
    events: [...new Set([...main.events, ...other.events])].toSorted(),
    errors: [...new Set([...main.errors, ...other.errors])].toSorted(),
    coverage: {
      modelled: main.coverage.modelled + other.coverage.modelled,
      derived: main.coverage.derived + other.coverage.derived,
      described: main.coverage.described + other.coverage.described,
      refused: main.coverage.refused + other.coverage.refused,
    },
    ...(hosts && { hosts }),
    ...(graphql && { graphql }),
  };
}

/** How far the positions of the second model have moved. */
interface Moved {
  readonly schemas: number;
  readonly skeletons: number;
}

function movedOperation(operation: ModelOperation, { schemas, skeletons }: Moved): ModelOperation {
  const { query, body, answer } = operation;
  const { skeleton, deleted } = answer;
  const shape: OperationEntry["answer"] = {
    ...answer,
    ...(skeleton !== undefined && { skeleton: skeleton + skeletons }),
    ...(deleted !== undefined && { deleted: deleted + skeletons }),
  };
  return {
    ...operation,
    ...(query !== undefined && { query: query + schemas }),
    ...(body !== undefined && { body: body + schemas }),
    answer: shape,
  };
}

function movedResources(
  resources: ApiModel["resources"],
  { schemas, skeletons }: Moved,
): Readonly<Record<string, ResourceEntry>> {
  return Object.fromEntries(
    Object.entries(resources).map(([name, entry]) => [
      name,
      { ...entry, schema: entry.schema + schemas, skeleton: entry.skeleton + skeletons },
    ]),
  );
}

function movedNode(node: SchemaNode, by: number): SchemaNode {
  const { properties, patternProperties, additionalProperties, items, anyOf, oneOf, allOf, not } = node;
  const named = (each: { readonly [name: string]: number }) =>
    Object.fromEntries(Object.entries(each).map(([name, at]) => [name, at + by]));
  const listed = (each: readonly number[]) => each.map((at) => at + by);
  return {
    ...node,
    ...(properties && { properties: named(properties) }),
    ...(patternProperties && { patternProperties: named(patternProperties) }),
    ...(typeof additionalProperties === "number" && { additionalProperties: additionalProperties + by }),
    ...(items !== undefined && { items: items + by }),
    ...(anyOf && { anyOf: listed(anyOf) }),
    ...(oneOf && { oneOf: listed(oneOf) }),
    ...(allOf && { allOf: listed(allOf) }),
    ...(not !== undefined && { not: not + by }),
  };
}

import type { FieldNode } from "graphql";
import type { Variables } from "./coerce.ts";
import type { Document } from "./document.ts";
import { fullSchema } from "./full-schema.ts";
import { graphqlJs } from "./graphql-js.ts";
import type { TypeSystem } from "./type-system.ts";

export const isIntrospection = (name: string): boolean => name === "__schema" || name === "__type";

/** What the schema says of itself, for one field that asks it. */
export function introspect(
  types: TypeSystem,
  {
    node,
    document,
    variables,
  }: { readonly node: FieldNode; readonly document: Document; readonly variables: Variables },
): unknown {
  const { executeSync, Kind, OperationTypeNode } = graphqlJs();
  const { data } = executeSync({
    schema: fullSchema(types),
    document: {
      kind: Kind.DOCUMENT,
      definitions: [
        {
          kind: Kind.OPERATION_DEFINITION,
          operation: OperationTypeNode.QUERY,
          variableDefinitions: document.operations[0]?.variableDefinitions ?? [],
          selectionSet: { kind: Kind.SELECTION_SET, selections: [node] },
        },
        ...document.fragments.values(),
      ],
    },
    variableValues: variables,
  });
  return data?.[node.alias?.value ?? node.name.value];
}

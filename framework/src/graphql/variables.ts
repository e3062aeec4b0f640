import type { OperationDefinitionNode } from "graphql";
import { print } from "graphql/language/printer.js";
import { coerceValue, filled, MISFIT, type Variables } from "./coerce.ts";
import { fullSchema } from "./full-schema.ts";
import { graphqlJs } from "./graphql-js.ts";
import { type Mistake, mistakesOf } from "./mistake.ts";
import { readTypeReference } from "./type-reference.ts";
import type { InputDefinition, TypeSystem } from "./type-system.ts";

const declarations = new WeakMap<OperationDefinitionNode, ReadonlyMap<string, InputDefinition>>();

function declared(node: OperationDefinitionNode): ReadonlyMap<string, InputDefinition> {
  let known = declarations.get(node);
  if (!known) {
    known = new Map(
      (node.variableDefinitions ?? []).map(({ variable, type, defaultValue }) => [
        variable.name.value,
        { type: readTypeReference(print(type)), ...(defaultValue && { fallback: print(defaultValue) }) },
      ]),
    );
    declarations.set(node, known);
  }
  return known;
}

/** The values of an operation's variables, or what is wrong with them as the reference implementation says it. */
export function readVariables(
  types: TypeSystem,
  node: OperationDefinitionNode,
  given: Variables,
): { readonly values: Variables } | { readonly mistakes: readonly Mistake[] } {
  const values = filled(types, declared(node), (name, { type }) =>
    Object.hasOwn(given, name) && given[name] !== undefined
      ? coerceValue(types, type, given[name])
      : undefined,
  );
  if (values !== MISFIT) return { values };
  const { errors = [] } = graphqlJs().getVariableValues(
    fullSchema(types),
    node.variableDefinitions ?? [],
    given,
  );
  if (errors.length > 0) return { mistakes: mistakesOf(errors, "variables") };
  throw new Error("The variables fit the schema and yet do not.");
}

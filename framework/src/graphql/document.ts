import type { DocumentNode, FragmentDefinitionNode, OperationDefinitionNode } from "graphql";
import { GraphQLError } from "graphql/error/GraphQLError.js";
import { parse } from "graphql/language/parser.js";
import { fullSchema } from "./full-schema.ts";
import { graphqlJs } from "./graphql-js.ts";
import { type Mistake, mistakesOf } from "./mistake.ts";
import { isPlainlyValid } from "./plainly-valid.ts";
import type { TypeSystem } from "./type-system.ts";

/** A valid document. */
export interface Document {
  readonly node: DocumentNode;
  readonly operations: readonly OperationDefinitionNode[];
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** More tokens than this are an attack, not a question. */
const MAX_TOKENS = 50_000;

/** Reads a document, or says what is wrong with it as the reference implementation does. */
export function readDocument(
  types: TypeSystem,
  text: string,
): Document | { readonly mistakes: readonly Mistake[] } {
  let node: DocumentNode;
  try {
    node = parse(text, { maxTokens: MAX_TOKENS });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return { mistakes: mistakesOf([error], "syntax") };
  }
  if (!isPlainlyValid(types, node)) {
    const errors = graphqlJs().validate(fullSchema(types), node);
    if (errors.length > 0) return { mistakes: mistakesOf(errors, "validation") };
  }
  const fragments = node.definitions.filter((each) => each.kind === "FragmentDefinition");
  return {
    node,
    operations: node.definitions.filter((each) => each.kind === "OperationDefinition"),
    fragments: new Map(fragments.map((each) => [each.name.value, each])),
  };
}

/** The operation that is meant, or why none is. */
export function chooseOperation(
  { operations }: Document,
  name: string | undefined,
): OperationDefinitionNode | { readonly mistakes: readonly Mistake[] } {
  const [first] = operations;
  const wrong = (message: string) => ({ mistakes: [{ message, problem: "operation" } as const] });
  if (!first) return wrong("Must provide an operation.");
  if (name === undefined)
    return operations.length === 1
      ? first
      : wrong("Must provide operation name if query contains multiple operations.");
  return operations.find((each) => each.name?.value === name) ?? wrong(`Unknown operation named "${name}".`);
}

import { TwinError } from "@wondertwin/framework/contracts";
import { buildSchema, GraphQLError, type GraphQLSchema, validateSchema } from "graphql";

/** A vendor's API description in GraphQL's schema language, known to be valid. */
export interface GraphqlDescription {
  readonly schema: GraphQLSchema;
}

/**
 * Reads a description in GraphQL's schema language.
 *
 * @throws TwinError `description_unreadable` with line and column; `description_invalid` with the first mistakes
 */
export function readGraphqlDescription(bytes: Uint8Array, name: string): GraphqlDescription {
  const schema = parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes), name);
  const mistakes = validateSchema(schema);
  if (mistakes.length === 0) return { schema };
  throw new TwinError(
    "description_invalid",
    `The description of ${name} is no valid schema:\n  ${mistakes
      .slice(0, SHOWN)
      .map(({ message }) => message)
      .join("\n  ")}`,
    { hint: "Take the vendor's own schema as it is published." },
  );
}

const SHOWN = 5;

function parse(text: string, name: string): GraphQLSchema {
  try {
    // What is wrong with the schema itself is told by `validateSchema`, all at once.
    return buildSchema(text, { assumeValidSDL: true, noLocation: false });
  } catch (cause) {
    const { line = 1, column = 1 } = (cause instanceof GraphQLError && cause.locations?.[0]) || {};
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new TwinError(
      "description_unreadable",
      `The description of ${name} cannot be read: line ${line}, column ${column}: ${why}.`,
      { hint: "Give a document in GraphQL's schema language.", cause },
    );
  }
}

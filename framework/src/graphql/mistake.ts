import type { GraphQLFormattedError, SourceLocation } from "graphql";

/** Something wrong with a document, or with what was said beside it. */
export interface Mistake {
  readonly message: string;
  readonly locations?: readonly SourceLocation[];
  /** What it is in no vendor's words: `syntax`, `validation`, `variables`, `operation`. */
  readonly problem: "syntax" | "validation" | "variables" | "operation";
}

/** The mistakes in the reference implementation's words. */
export function mistakesOf(
  errors: readonly { toJSON(): GraphQLFormattedError }[],
  problem: Mistake["problem"],
): readonly Mistake[] {
  return errors.map((error) => {
    const { message, locations } = error.toJSON();
    return { message, ...(locations && { locations }), problem };
  });
}

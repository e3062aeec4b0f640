import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/**
 * All of graphql-js, loaded at the first call: it takes longer than all the rest of a start, and most documents
 * need no more than its parser.
 */
export function graphqlJs(): typeof import("graphql") {
  return require("graphql");
}

/** What generated twins import that speak GraphQL. */
export { graphql } from "./graphql/graphql.ts";

import { ARTIFACT_FORMAT, type LazyArtifact } from "@wondertwin/framework/contracts";
import type { ApiModel } from "../model/api-model.ts";

/** What a twin reads at the first request that needs it. */
export function emitLazy({ schemas, skeletons, views = [], resources, graphql }: ApiModel): LazyArtifact {
  return {
    format: ARTIFACT_FORMAT,
    schemas,
    skeletons,
    ...(views.length > 0 && { views }),
    resources,
    ...(graphql && { graphql: graphql.schema }),
  };
}

import { ARTIFACT_FORMAT, type BootArtifact, type OperationEntry } from "@wondertwin/framework/contracts";
import type { ApiModel, ModelOperation } from "../model/api-model.ts";
import { routeTrie } from "./route-trie.ts";

/** What a twin reads at start. */
export function emitBoot(model: ApiModel): BootArtifact {
  // The fields of a GraphQL schema share one address, which is no route; routes count those that stand first.
  const addressed = model.operations.filter(({ field }) => field === undefined);
  const fields = model.operations.filter(({ field }) => field !== undefined);
  return {
    format: ARTIFACT_FORMAT,
    vendor: model.name,
    operations: [...addressed, ...fields].map(operationEntry),
    routes: routeTrie(addressed),
    ...(model.hosts && { hosts: model.hosts }),
    ...(model.events.length > 0 && { events: model.events }),
    ...(model.graphql && { graphql: model.graphql.endpoint }),
  };
}

/** Without what only a reader of the model wants: notes are told at run time for what is refused. */
function operationEntry({ why: _why, rest: _rest, note, ...entry }: ModelOperation): OperationEntry {
  return entry.coverage === "refused" && note !== undefined ? { ...entry, note } : entry;
}

import { ARTIFACT_FORMAT, type BootArtifact, type OperationEntry } from "@wondertwin/framework/contracts";
import type { ApiModel, ModelOperation } from "../model/api-model.ts";
import { routeTrie } from "./route-trie.ts";

/** What a twin reads at start. */
export function emitBoot(model: ApiModel): BootArtifact {
  return {
    format: ARTIFACT_FORMAT,
    vendor: model.name,
    operations: model.operations.map(withoutWhy),
    routes: routeTrie(model.operations),
  };
}

function withoutWhy({ why: _why, ...entry }: ModelOperation): OperationEntry {
  return entry;
}

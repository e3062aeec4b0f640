import type { OperationEntry } from "../contracts/artifact.ts";
import type { ResourceModel } from "../twin/resource-model.ts";

/**
 * The path a list calls itself by: the request's own, but the canonical one where the request's is a mere
 * alias, a second path to the same whole collection.
 */
export function listPath(model: ResourceModel, operation: OperationEntry, asked: string): string {
  const [canonical] = model.entry?.collections ?? [];
  const isAlias = canonical !== undefined && isWhole(canonical) && isWhole(operation.path);
  return isAlias && operation.kind === "list" ? canonical : asked;
}

const isWhole = (path: string) => !path.includes("{");

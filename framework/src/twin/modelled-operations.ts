import type { BootArtifact, OperationEntry } from "../contracts/artifact.ts";
import { findAliases } from "./aliases.ts";
import { gatherParts, type TwinParts } from "./twin-parts.ts";

/** The ids of the operations that a spec says something about. */
export function modelledOperations(parts: TwinParts, boot: BootArtifact): ReadonlySet<string> {
  const aliases = findAliases(parts.vendor?.aliases ?? {}, boot);
  return new Set(
    boot.operations
      .filter((operation) => isModelled(aliases.get(operation.id)?.operation ?? operation, parts))
      .map((operation) => operation.id),
  );
}

/** The same for a spec's modules as they are imported. */
export function modelledBy(modules: readonly object[], boot: BootArtifact): ReadonlySet<string> {
  return modelledOperations(gatherParts(modules), boot);
}

function isModelled(operation: OperationEntry, parts: TwinParts): boolean {
  if (parts.handlers.has(operation.id)) return true;
  if (operation.resource === undefined || operation.coverage === "refused") return false;
  const behaviour = parts.resources.get(operation.resource)?.behaviour;
  if (behaviour === undefined) return false;
  if (operation.kind === "action") return behaviour.actions?.[operation.action ?? ""] !== undefined;
  return operation.coverage === "derived";
}

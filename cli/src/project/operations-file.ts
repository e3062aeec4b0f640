import { join } from "node:path";
import {
  type Coverage,
  type Manifest,
  type OperationEntry,
  type PackedBoot,
  TwinError,
  unpackBoot,
} from "@wondertwin/framework/contracts";
import { isRecord } from "./is-record.ts";
import { readManifest } from "./manifest-file.ts";
import { readJsonObject } from "./read-json.ts";
import type { Twin } from "./twin.ts";

/** An operation of a twin, with how deeply it answers. */
export interface TwinOperation extends Pick<OperationEntry, "id" | "method" | "path"> {
  readonly coverage: Coverage;
  /** The resource it belongs to; null where it belongs to none. */
  readonly resource: string | null;
  /** Why it does not keep state; null where it does. */
  readonly reason: string | null;
}

/**
 * The operations of a built twin, in the description's order.
 *
 * Throws `twin_not_built`, and `twin_damaged` where the twin's files do not tell.
 */
export function readOperations({ name, folder }: Twin): readonly TwinOperation[] {
  const hint = `Generate it: wt generate ${name}.`;
  const manifest = readManifest(folder);
  if (manifest === undefined) {
    throw new TwinError("twin_not_built", `${name} is not built into ${folder} yet.`, { hint });
  }
  const entries = readEntries(folder);
  if (entries === undefined || !namesModelled(manifest)) {
    throw new TwinError("twin_damaged", `The files in ${folder} do not tell ${name}'s operations.`, { hint });
  }
  const modelled = new Set(manifest.modelled);
  return entries.map(({ id, method, path, resource = null, coverage, note = null }) => {
    const isModelled = modelled.has(id);
    return {
      id,
      method,
      path,
      resource,
      coverage: isModelled ? "modelled" : coverage,
      reason: isModelled ? null : note,
    };
  });
}

/** The operations of the twin in a folder as its build lists them; `undefined` where it does not. */
export function readEntries(folder: string): readonly OperationEntry[] | undefined {
  const boot = readJsonObject(join(folder, "boot.json"));
  const operations = boot && operationsOf(boot);
  return Array.isArray(operations) && operations.every(isEntry) ? operations : undefined;
}

/** What a build lists, packed or not; nothing where it is neither. */
function operationsOf(boot: object): unknown {
  try {
    // What comes of a file that is no artifact is looked at entry by entry.
    return unpackBoot(boot as PackedBoot).operations;
  } catch {
    return undefined;
  }
}

function isEntry(value: unknown): value is OperationEntry {
  return (
    isRecord(value) && ["id", "method", "path", "coverage"].every((key) => typeof value[key] === "string")
  );
}

/** Manifests of older builds do not say which operations are modelled. */
function namesModelled({ modelled }: Partial<Manifest>): boolean {
  return modelled !== undefined;
}

import type { LockedTwin, Manifest, RegistryEntry } from "@wondertwin/framework/contracts";
import { TwinError } from "@wondertwin/framework/contracts";
import { isRecord } from "./is-record.ts";

/** What a catalogue shows of a twin. */
export type TwinSummary = Omit<RegistryEntry, "manifest_sha256" | "description_sha256">;

/** A twin that can be started, as far as it is there. */
export interface Twin {
  readonly name: string;
  /** The folder it is built into; it need not exist yet. */
  readonly folder: string;
  readonly summary: TwinSummary;
  /** The digest of its manifest that the registry states; absent for a twin outside any registry. */
  readonly manifestDigest?: string;
  /** What the project's lockfile says of it; absent for a twin that is not installed from a registry. */
  readonly locked?: LockedTwin;
}

/** Names that are safe as a file name and on a command line. */
const NAME = /^[a-z0-9][a-z0-9._-]{0,63}$/;

/** Throws `registry_damaged` for a name that must not become a path. */
export function checkTwinName(name: string, file: string): void {
  if (NAME.test(name)) return;
  throw new TwinError("registry_damaged", `${file} names a twin "${name}", which is not a name.`, {
    hint: "Name twins with lower-case letters, digits, dots and dashes.",
  });
}

/** Whether a value has everything a catalogue shows, as a registry's entry and a manifest both do. */
export function isSummary(value: unknown): value is TwinSummary {
  return (
    isRecord(value) &&
    typeof value["title"] === "string" &&
    typeof value["version"] === "string" &&
    typeof value["api_version"] === "string" &&
    typeof value["port"] === "number" &&
    typeof value["operations"] === "number" &&
    isCoverage(value["coverage"]) &&
    Array.isArray(value["sdks"]) &&
    value["sdks"].every((sdk) => isRecord(sdk) && typeof sdk["package"] === "string")
  );
}

/** Whether a value has what `wt` reads of a manifest. */
export function isManifest(value: unknown): value is Manifest {
  return (
    isSummary(value) &&
    "name" in value &&
    typeof value.name === "string" &&
    "files" in value &&
    isRecord(value.files) &&
    Object.values(value.files).every((digest) => typeof digest === "string")
  );
}

function isCoverage(value: unknown): boolean {
  return (
    isRecord(value) &&
    ["modelled", "derived", "described", "refused"].every((level) => typeof value[level] === "number")
  );
}

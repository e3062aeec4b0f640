import { readFile } from "node:fs/promises";
import { type Registry, type RegistryEntry, TwinError } from "@wondertwin/framework/contracts";
import { errorCode } from "../disk/error-code.ts";
import { sha256 } from "../disk/sha256.ts";
import type { BuiltTwin } from "./build-twin.ts";
import { readableJson } from "./json-text.ts";

/** What the registry says of a twin. */
export function registryEntry({ manifest, files }: BuiltTwin): RegistryEntry {
  return {
    title: manifest.title,
    version: manifest.version,
    api_version: manifest.api_version,
    port: manifest.port,
    tier: manifest.tier,
    lifecycle: manifest.lifecycle,
    operations: manifest.operations,
    coverage: manifest.coverage,
    sdks: manifest.sdks.map((sdk) => ({ package: sdk.package, versions: sdk.versions })),
    manifest_sha256: sha256(files.get("manifest.json") ?? ""),
    description_sha256: manifest.description.sha256,
  };
}

/** Text of `registry.json`: the twins by name, in alphabetical order. */
export function registryText(twins: { readonly [name: string]: RegistryEntry }): string {
  const sorted = Object.entries(twins).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const registry: Registry = { schema_version: 1, twins: Object.fromEntries(sorted) };
  return readableJson(registry);
}

/**
 * The twins a registry file lists; none where there is no file yet.
 *
 * @throws TwinError `registry_invalid`
 */
export async function readRegistryTwins(path: string): Promise<Registry["twins"]> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return {};
    throw error;
  }
  try {
    const registry: Partial<Registry> = JSON.parse(text);
    if (registry.schema_version === 1 && registry.twins !== undefined) return registry.twins;
  } catch {
    // Told below together with a registry of another format.
  }
  throw new TwinError("registry_invalid", `${path} is not a registry of this version.`, {
    hint: "Restore the file from version control, or delete it and generate again.",
  });
}

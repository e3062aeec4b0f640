import type { CoverageCount, Manifest } from "./manifest.ts";

/** A twin in the registry: the part of its manifest that a catalogue shows, and the digests that prove it. */
export interface RegistryEntry
  extends Pick<Manifest, "title" | "version" | "api_version" | "port" | "tier" | "lifecycle" | "operations"> {
  readonly coverage: CoverageCount;
  readonly sdks: readonly { readonly package: string; readonly versions: readonly string[] }[];
  /** sha256 of `manifest.json`, which lists the digests of all other files. */
  readonly manifest_sha256: string;
  readonly description_sha256: string;
}

/** `twins/registry.json`: the index of all twins, by name. */
export interface Registry {
  readonly schema_version: 1;
  readonly twins: { readonly [name: string]: RegistryEntry };
}

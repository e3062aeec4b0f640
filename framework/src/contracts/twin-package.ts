import type { CoverageCount, Manifest } from "./manifest.ts";

/** `twin.json` in an archive: what the archive holds. Its signature is in `twin.jws` beside it. */
export interface TwinPackage extends Pick<Manifest, "name" | "version" | "api_version" | "tier"> {
  readonly schema_version: 1;
  /** Every other file, by path: its Subresource Integrity (`sha512-…`) and its size in bytes. */
  readonly files: { readonly [path: string]: { readonly integrity: string; readonly size: number } };
}

/** A published build of a twin, as a registry lists it. It never changes. */
export interface PublishedVersion
  extends Pick<
    Manifest,
    "api_version" | "tier" | "lifecycle" | "operations" | "port" | "hosts" | "description"
  > {
  /** ISO 8601. */
  readonly released: string;
  /** The archive's address, relative to the registry's index or absolute. */
  readonly archive: string;
  /** Subresource Integrity of the archive, and its size in bytes. */
  readonly integrity: string;
  readonly size: number;
  /** The id of the key that signed it. */
  readonly key: string;
  readonly coverage: CoverageCount;
  readonly sdks: readonly { readonly package: string; readonly versions: readonly string[] }[];
  readonly changelog?: string;
}

/** `registry.json` of a package registry: what can be installed. Any web server or folder can hold one. */
export interface PackageIndex {
  readonly schema_version: 2;
  readonly twins: {
    readonly [name: string]: {
      readonly title: string;
      readonly latest: string;
      readonly versions: { readonly [version: string]: PublishedVersion };
    };
  };
}

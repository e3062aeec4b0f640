import type { Manifest, SdkTarget } from "./manifest.ts";

/** Where a description comes from, pinned so that the same bytes arrive on every machine. */
export type DescriptionSource =
  | {
      readonly kind: "npm-file";
      readonly package: string;
      readonly version: string;
      /** The package's `sha512-…` integrity. */
      readonly integrity: string;
      /** The file's path inside the package's archive. */
      readonly path: string;
      readonly sha256: string;
      readonly licence?: string;
    }
  | { readonly kind: "https"; readonly url: string; readonly sha256: string; readonly licence?: string }
  | { readonly kind: "file"; readonly path: string; readonly sha256: string; readonly licence?: string };

/** `specs/<vendor>/source.json`: what the twin is called and what it is made from. */
export interface SourceFile
  extends Pick<Manifest, "name" | "title" | "version" | "port" | "tier" | "lifecycle"> {
  readonly source: DescriptionSource;
  readonly sdks: readonly SdkTarget[];
}

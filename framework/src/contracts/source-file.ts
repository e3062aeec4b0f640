import type { Manifest, SdkTarget } from "./manifest.ts";
import type { Json } from "./schema-node.ts";

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
  | {
      /** A description made out of files that a package holds for another purpose. */
      readonly kind: "npm-derive";
      readonly package: string;
      readonly version: string;
      /** The package's `sha512-…` integrity. */
      readonly integrity: string;
      /** The files' paths inside the package's archive; one that ends in a slash stands for all below it. */
      readonly paths: readonly string[];
      /** The name of the generator's deriver. */
      readonly deriver: string;
      /** What the deriver is told. */
      readonly options?: { readonly [name: string]: Json };
      /** Of the description that is derived. */
      readonly sha256: string;
      readonly licence?: string;
    }
  | { readonly kind: "https"; readonly url: string; readonly sha256: string; readonly licence?: string }
  | { readonly kind: "file"; readonly path: string; readonly sha256: string; readonly licence?: string };

/** A description that is added to another. */
export type AddedSource = DescriptionSource & {
  /**
   * Set where it describes an API with hosts of its own: the path below which the twin serves it, for requests that
   * come to the twin's own address. Its operations are called after it: `billing.listInvoices`.
   */
  readonly under?: `/${string}`;
};

/** `specs/<vendor>/source.json`: what the twin is called and what it is made from. */
export interface SourceFile
  extends Pick<Manifest, "name" | "title" | "version" | "port" | "tier" | "lifecycle"> {
  /** The language the description is written in. Default: `openapi`. */
  readonly format?: "openapi" | "graphql";
  /** Hosts of the vendor's that SDKs ask and the description does not name; `*.` before one is any label. */
  readonly hosts?: readonly string[];
  readonly source: DescriptionSource;
  /** Further descriptions: each fills in what those before it leave unsaid. */
  readonly additions?: readonly AddedSource[];
  /** The vendor's other API, described in the other language: its operations join those of the source. */
  readonly companion?: { readonly format: "openapi" | "graphql"; readonly source: DescriptionSource };
  readonly sdks: readonly SdkTarget[];
}

import type { Coverage, HttpMethod } from "./artifact.ts";

/** Operations by coverage level. */
export type CoverageCount = { readonly [Level in Coverage]: number };

/** An official SDK the twin is tested with. */
export interface SdkTarget {
  readonly language: string;
  readonly package: string;
  readonly versions: readonly string[];
  /** A line that points the SDK at the twin, with `{port}` where the port goes. */
  readonly connect: string;
  /** Variables that the SDK reads to find its API, with `{url}`, `{host}` and `{port}` where these go. */
  readonly environment?: { readonly [name: string]: string };
}

export interface UnmappedOperation {
  readonly id: string;
  readonly method: HttpMethod;
  readonly path: string;
  /** Why nothing could be derived, in one short sentence. */
  readonly reason: string;
}

/** Where a description was taken from. */
export interface DescriptionOrigin {
  readonly kind: "npm-file" | "npm-derive" | "https" | "file";
  readonly from: string;
  readonly sha256: string;
  readonly licence?: string;
}

/** `manifest.json`: what one built twin is. */
export interface Manifest {
  readonly schema_version: 1;
  readonly name: string;
  readonly title: string;
  /** The twin's own version (semantic versioning). */
  readonly version: string;
  /** The vendor's API version the description states. */
  readonly api_version: string;
  /** The port the twin listens on unless told otherwise. */
  readonly port: number;
  readonly tier: "community" | "commercial";
  readonly lifecycle: "preview" | "stable" | "deprecated";
  /** The API's own hosts: those the description names, and those the spec adds. */
  readonly hosts: readonly string[];
  readonly sdks: readonly SdkTarget[];
  readonly description: DescriptionOrigin;
  /** Further descriptions, each of which fills in what those before it leave unsaid. */
  readonly additions?: readonly DescriptionOrigin[];
  readonly operations: number;
  readonly coverage: CoverageCount;
  /** Ids of the operations that a spec says something about; `boot.json` has what holds without it. */
  readonly modelled: readonly string[];
  /** Operations that are answered without state or refused, each with its reason. */
  readonly unmapped: readonly UnmappedOperation[];
  /** sha256 of each file of the twin, by name; the manifest itself is not among them. */
  readonly files: { readonly [name: string]: string };
}

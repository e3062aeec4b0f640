import type { Manifest } from "./manifest.ts";

/** One twin in a lockfile: which build of it, and by what it is known again. */
export interface LockedTwin {
  readonly version: string;
  /** Where its archive lies, as its registry names it: relative to the registry's index, or an address. */
  readonly resolved: string;
  /** Subresource Integrity (`sha512-…`) of the archive. */
  readonly integrity: string;
  /** The id of the key that signed it: its JWK thumbprint (RFC 7638). */
  readonly key: string;
  readonly tier: Manifest["tier"];
}

/**
 * `wondertwin.lock`: exactly which twins a project uses. It says nothing of the machine it was made on, so the
 * same file holds on a laptop and in CI.
 */
export interface Lockfile {
  readonly lockfileVersion: 1;
  /** By the twin's name, sorted. */
  readonly twins: { readonly [name: string]: LockedTwin };
}

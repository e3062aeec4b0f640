import { type DescriptionSource, TwinError } from "@wondertwin/framework/contracts";
import { sha256 } from "../disk/sha256.ts";
import { fetchDerived } from "./derived.ts";
import { readCached, writeCached } from "./description-cache.ts";
import { fetchHttpsFile } from "./https-file.ts";
import { readLocalFile } from "./local-file.ts";
import { fetchNpmFile } from "./npm-file.ts";
import { sourceName } from "./source-name.ts";

/** Takes one short sentence about what is being done. */
export type Progress = (message: string) => void;

export interface FetchOptions {
  /** The folder of fetched descriptions, one file each, named by its SHA-256. */
  readonly cacheDir: string;
  /** The folder that a `file` source's path is relative to. */
  readonly baseDir: string;
  /** Told when something is downloaded. */
  readonly onProgress?: Progress | undefined;
  /** Stands in for the global `fetch` where `https` sources are tested. */
  readonly fetch?: typeof fetch;
}

export interface FetchedDescription {
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/**
 * The pinned description's bytes: from the cache where it holds them, else from where the source says.
 *
 * A good cache needs no network, and nothing enters it whose digest is not the pinned one.
 *
 * @throws TwinError `source_unreachable`, `source_integrity`, `source_digest`, `source_entry_missing`,
 * `source_truncated` or `source_too_large`; `unknown_deriver` or `derivation_failed`
 */
export async function fetchDescription(
  source: DescriptionSource,
  options: FetchOptions,
): Promise<FetchedDescription> {
  if (source.kind === "file") {
    const bytes = await readLocalFile(source, options.baseDir);
    return { bytes, sha256: verified(source, bytes) };
  }
  const cached = await readCached(options.cacheDir, source.sha256);
  if (cached !== undefined) return { bytes: cached, sha256: source.sha256 };
  options.onProgress?.(`Fetching ${sourceName(source)}`);
  const bytes = await fetchBytes(source, options);
  const digest = verified(source, bytes);
  await writeCached(options.cacheDir, digest, bytes);
  return { bytes, sha256: digest };
}

async function fetchBytes(
  source: Exclude<DescriptionSource, { kind: "file" }>,
  { baseDir, fetch: request = fetch }: FetchOptions,
): Promise<Uint8Array> {
  switch (source.kind) {
    case "npm-file":
      return fetchNpmFile(source, baseDir);
    case "npm-derive":
      return fetchDerived(source, baseDir);
    case "https":
      return fetchHttpsFile(source, request);
  }
}

function verified(source: DescriptionSource, bytes: Uint8Array): string {
  const found = sha256(bytes);
  if (found === source.sha256) return found;
  throw new TwinError(
    "source_digest",
    `${sourceName(source)} is not the pinned file: expected sha256 ${source.sha256}, found ${found}.`,
    {
      hint: "Check where the file comes from; if the change is wanted, put the new sha256 into source.json.",
    },
  );
}

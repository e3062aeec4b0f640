import { type DescriptionSource, TwinError } from "@wondertwin/framework/contracts";
import { errorCode } from "../disk/error-code.ts";
import { readArchiveEntry } from "./archive-entry.ts";
import { EntryTooLarge } from "./entry-too-large.ts";
import { sourceName } from "./source-name.ts";

type NpmFile = Extract<DescriptionSource, { kind: "npm-file" }>;

/**
 * Streams one file out of a package's archive; the package is neither installed nor unpacked.
 *
 * Registry, credentials and proxy are those of the user's npm, as it would be configured in `folder`.
 */
export async function fetchNpmFile(source: NpmFile, folder: string): Promise<Uint8Array> {
  // Loaded here because a good cache needs neither.
  const [{ default: pacote }, { npmOptions }] = await Promise.all([
    import("pacote"),
    import("./npm-options.ts"),
  ]);
  const options = await npmOptions(folder);
  let entry: Uint8Array | undefined;
  try {
    entry = await pacote.tarball.stream(
      `${source.package}@${source.version}`,
      (archive) => readArchiveEntry(archive, source.path),
      { ...options, integrity: source.integrity },
    );
  } catch (error) {
    throw asTwinError(source, error);
  }
  if (entry !== undefined) return entry;
  throw new TwinError(
    "source_entry_missing",
    `${source.package}@${source.version} has no file ${source.path}.`,
    {
      hint: `List the package's files with: npm pack --dry-run --json ${source.package}@${source.version}`,
    },
  );
}

function asTwinError(source: NpmFile, error: unknown): TwinError {
  const message = error instanceof Error ? error.message : String(error);
  const code = errorCode(error);
  if (error instanceof EntryTooLarge || code === "TAR_ABORT") {
    return new TwinError("source_too_large", `${sourceName(source)} is too large: ${message}.`, {
      hint: "Pin the description itself, not an archive of it.",
      cause: error,
    });
  }
  if (code === "EINTEGRITY") {
    return new TwinError(
      "source_integrity",
      `${source.package}@${source.version} is not the pinned package: expected ${source.integrity}, found ${foundIntegrity(error)}.`,
      {
        hint: "Check the registry or mirror npm is set to; the same version must never change.",
        cause: error,
      },
    );
  }
  if (code !== undefined && BROKEN_OFF.has(code)) {
    return new TwinError("source_truncated", `${source.package}@${source.version} broke off: ${message}.`, {
      hint: "Try again; nothing was kept.",
      cause: error,
    });
  }
  return new TwinError(
    "source_unreachable",
    `${source.package}@${source.version} cannot be fetched: ${message}.`,
    {
      hint: "Check the network and npm's registry setting (npm config get registry), then try again.",
      cause: error,
    },
  );
}

/** What npm's and Node's streams call an archive that ends too early. */
const BROKEN_OFF = new Set([
  "EBADSIZE",
  "ECONNRESET",
  "ERR_STREAM_PREMATURE_CLOSE",
  "TAR_BAD_ARCHIVE",
  "Z_BUF_ERROR",
  "Z_DATA_ERROR",
]);

/** npm has it as a field where it compared bytes, and in its message where it compared promises. */
function foundIntegrity(error: unknown): string {
  if (error instanceof Error && "found" in error) return String(error.found);
  return (
    (error instanceof Error ? /sha512-[A-Za-z0-9+/]+=*(?=\.?$)/.exec(error.message)?.[0] : undefined) ??
    "another"
  );
}

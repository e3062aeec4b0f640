import { type DescriptionSource, TwinError } from "@wondertwin/framework/contracts";
import { errorCode } from "../disk/error-code.ts";
import { readArchiveEntries } from "./archive-entries.ts";
import { EntryTooLarge } from "./entry-too-large.ts";

type NpmFile = Extract<DescriptionSource, { kind: "npm-file" }>;
type NpmPackage = Pick<NpmFile, "package" | "version" | "integrity">;

/** Streams one file out of a package's archive; see `fetchNpmFiles`. */
export async function fetchNpmFile(source: NpmFile, folder: string): Promise<Uint8Array> {
  const files = await fetchNpmFiles(source, [source.path], folder);
  const file = files.get(source.path);
  if (file !== undefined) return file;
  throw missing(source, source.path);
}

/**
 * Streams files out of a package's archive, by path or, where a path ends in a slash, all below it; the package
 * is neither installed nor unpacked.
 *
 * Registry, credentials and proxy are those of the user's npm, as it would be configured in `folder`.
 *
 * @throws TwinError `source_entry_missing` where a path stands for no file
 */
export async function fetchNpmFiles(
  source: NpmPackage,
  paths: readonly string[],
  folder: string,
): Promise<ReadonlyMap<string, Uint8Array>> {
  // Loaded here because a good cache needs neither.
  const [{ default: pacote }, { npmOptions }] = await Promise.all([
    import("pacote"),
    import("./npm-options.ts"),
  ]);
  const options = await npmOptions(folder);
  const isMeant = (path: string, file: string) =>
    path.endsWith("/") ? file.startsWith(path) : file === path;
  let files: ReadonlyMap<string, Uint8Array>;
  try {
    files = await pacote.tarball.stream(
      `${source.package}@${source.version}`,
      (archive) => readArchiveEntries(archive, (file) => paths.some((path) => isMeant(path, file))),
      { ...options, integrity: source.integrity },
    );
  } catch (error) {
    throw asTwinError(source, paths, error);
  }
  const absent = paths.find((path) => ![...files.keys()].some((file) => isMeant(path, file)));
  if (absent !== undefined) throw missing(source, absent);
  return files;
}

function missing(source: NpmPackage, path: string): TwinError {
  return new TwinError("source_entry_missing", `${source.package}@${source.version} has no file ${path}.`, {
    hint: `List the package's files with: npm pack --dry-run --json ${source.package}@${source.version}`,
  });
}

function asTwinError(source: NpmPackage, paths: readonly string[], error: unknown): TwinError {
  const message = error instanceof Error ? error.message : String(error);
  const code = errorCode(error);
  if (error instanceof EntryTooLarge || code === "TAR_ABORT") {
    return new TwinError(
      "source_too_large",
      `${paths.join(", ")} of ${source.package}@${source.version} is too large: ${message}.`,
      {
        hint: "Pin the description itself, not an archive of it.",
        cause: error,
      },
    );
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

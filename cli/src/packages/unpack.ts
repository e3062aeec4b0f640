import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { TwinError, type TwinPackage } from "@wondertwin/framework/contracts";
import { Parser, type ReadEntry } from "tar";
import { isRecord } from "../project/is-record.ts";
import { LIMITS, refusalOf } from "./archive-limits.ts";
import { verify } from "./signing-key.ts";

/** The file that lists all others, and its signature. */
export const LIST = "twin.json";
export const SIGNATURE = "twin.jws";

/**
 * Unpacks a twin's archive into an empty folder, once everything about it is proven: the kinds and paths of its
 * files, the signature, and the digest of each file.
 *
 * Nothing is written before. Throws `archive_refused` naming the file, `signature_invalid`.
 */
export async function unpack(
  archive: Uint8Array,
  folder: string,
  trusted: readonly string[],
): Promise<TwinPackage> {
  const files = await readArchive(archive);
  const signature = files.get(SIGNATURE);
  const list = files.get(LIST);
  if (signature === undefined || list === undefined)
    throw refused(`it has no ${signature ? LIST : SIGNATURE}`);
  const { bytes } = await verify(signature.toString("latin1").trim(), trusted);
  if (!list.equals(bytes)) throw refused(`${LIST} is not what was signed`);
  const twin = readList(list);
  prove(files, twin);
  for (const [path, content] of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content, { mode: 0o644, flag: "wx" });
  }
  return twin;
}

function refused(what: string, cause?: unknown): TwinError {
  return new TwinError("archive_refused", `The archive is refused: ${what}.`, {
    hint: "Tell whoever keeps the registry; nothing was installed.",
    cause,
  });
}

/** All files of an archive; throws `archive_refused` at the first that must not be. */
function readArchive(archive: Uint8Array): Promise<ReadonlyMap<string, Buffer>> {
  if (archive.length > LIMITS.archive) throw refused(`it is larger than ${LIMITS.archive} bytes`);
  return new Promise((resolve, reject) => {
    const files = new Map<string, Buffer>();
    const taken = new Set<string>();
    let bytes = 0;
    // The parser must not be thrown at from within: it is told to stop, and says so when it has.
    const parser = new Parser({ strict: true, maxDecompressionRatio: 200, onReadEntry: take });
    let problem: TwinError | undefined;
    const stop = (what: string) => {
      problem ??= refused(what);
      parser.abort(problem);
    };
    function take(entry: ReadEntry): void {
      const reason = problem ? "" : reasonAgainst(entry, taken);
      if (reason !== undefined) {
        if (reason !== "") stop(`${JSON.stringify(entry.path)}: ${reason}`);
        entry.resume();
        return;
      }
      bytes += entry.size;
      if (bytes > LIMITS.unpacked || taken.size > LIMITS.files) {
        stop("it holds more than a twin has");
        entry.resume();
        return;
      }
      const chunks: Buffer[] = [];
      entry.on("data", (chunk) => chunks.push(Buffer.from(chunk)));
      entry.on("end", () => files.set(entry.path, Buffer.concat(chunks)));
    }
    parser.on("error", (cause) => reject(problem ?? refused("it cannot be read", cause)));
    parser.on("abort", () => reject(problem ?? refused("it cannot be read")));
    parser.on("end", () => (problem ? reject(problem) : resolve(files)));
    parser.end(Buffer.from(archive));
  });
}

/** Why an entry is not taken, as files of one name in other letters are one file on some systems. */
function reasonAgainst(entry: ReadEntry, taken: Set<string>): string | undefined {
  if (entry.type === "Directory") return "it is a folder of its own";
  if (entry.type !== "File" && entry.type !== "OldFile") return `it is no plain file (${entry.type})`;
  const reason = refusalOf(entry.path);
  if (reason !== undefined) return reason;
  const name = entry.path.toLowerCase();
  if (taken.has(name)) return "it is there twice";
  taken.add(name);
  return undefined;
}

/** The list of a twin's files; throws `archive_refused` when it is none. */
export function readList(bytes: Buffer): TwinPackage {
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString("utf8"));
  } catch (cause) {
    throw refused(`${LIST} is not JSON`, cause);
  }
  if (!isList(value)) throw refused(`${LIST} is of a format this wt does not know`);
  return value;
}

function isList(value: unknown): value is TwinPackage {
  return (
    isRecord(value) &&
    value["schema_version"] === 1 &&
    ["name", "version", "api_version", "tier"].every((key) => typeof value[key] === "string") &&
    isRecord(value["files"]) &&
    Object.values(value["files"]).every((each) => isRecord(each) && typeof each["integrity"] === "string")
  );
}

/** Proves that the archive holds the files its list names, byte for byte, and no others. */
function prove(files: ReadonlyMap<string, Buffer>, { files: listed }: TwinPackage): void {
  for (const [path, { integrity }] of Object.entries(listed)) {
    const content = files.get(path);
    if (content === undefined) throw refused(`${path} is missing`);
    if (integrityOf(content) !== integrity) throw refused(`${path} is not the file that was signed`);
  }
  for (const path of files.keys())
    if (path !== LIST && path !== SIGNATURE && !Object.hasOwn(listed, path))
      throw refused(`${path} is not in ${LIST}`);
}

/** The Subresource Integrity of some bytes: `sha512-…`. */
export function integrityOf(bytes: Uint8Array): string {
  return `sha512-${createHash("sha512").update(bytes).digest("base64")}`;
}

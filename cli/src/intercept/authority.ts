import { createPrivateKey, X509Certificate } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { TwinError } from "@wondertwin/framework/contracts";
import { createAuthority, type Identity } from "./certificates.ts";

const DAY = 24 * 60 * 60 * 1000;

/** What it is called that a file, or a folder above it, is not there. */
const ABSENT = new Set<unknown>(["ENOENT", "ENOTDIR"]);

/**
 * The project's own certificate authority, made when it is first asked for or soon expires.
 *
 * Only processes that are told of it trust it; its key is in `authority.pem`, for its owner alone.
 *
 * @throws TwinError `authority_damaged`, `authority_exposed`, `authority_not_writable`
 */
export async function projectAuthority(folder: string): Promise<Identity> {
  const file = join(folder, "authority.pem");
  const known = readAuthority(file);
  if (known && !expiresSoon(known)) return known;
  const { certificate, key } = await createAuthority(`WonderTwin in ${projectOf(folder)}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (known) rmSync(file, { force: true });
    writeOnce(file, certificate + key);
  } catch (error) {
    throw notWritable(folder, error);
  }
  // Another run may have been faster; both have to use the same one.
  return readAuthority(file) ?? { certificate, key };
}

/** `<project>/.wt/ca` belongs to the project. */
function projectOf(folder: string): string {
  return basename(dirname(dirname(folder)));
}

function readAuthority(file: string): Identity | undefined {
  let text: string;
  try {
    if (statSync(file).mode & 0o077 && process.platform !== "win32") throw exposed(file);
    text = readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof TwinError) throw error;
    if (error instanceof Error && "code" in error && ABSENT.has(error.code)) return undefined;
    throw damaged(file, error);
  }
  const [certificate = "", key = ""] = ["CERTIFICATE", "PRIVATE KEY"].map((kind) => pemOf(text, kind));
  try {
    const parsed = new X509Certificate(certificate);
    if (parsed.ca && parsed.checkPrivateKey(createPrivateKey(key))) return { certificate, key };
  } catch (error) {
    throw damaged(file, error);
  }
  throw damaged(file);
}

function pemOf(text: string, kind: string): string | undefined {
  return new RegExp(`-----BEGIN ${kind}-----[^-]+-----END ${kind}-----\r?\n?`).exec(text)?.[0];
}

function expiresSoon({ certificate }: Identity): boolean {
  return new X509Certificate(certificate).validToDate.getTime() < Date.now() + 30 * DAY;
}

/** Writes a file wholly, unless it is there by then. */
function writeOnce(file: string, text: string): void {
  const draft = `${file}.${process.pid}.tmp`;
  writeFileSync(draft, text, { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function damaged(file: string, cause?: unknown): TwinError {
  return new TwinError("authority_damaged", `${file} is not a certificate authority with its key.`, {
    hint: "Delete the file: the next run makes another.",
    cause,
  });
}

function exposed(file: string): TwinError {
  return new TwinError("authority_exposed", `Others than you may read the key in ${file}.`, {
    hint: "Delete the file: the next run makes another, for you alone.",
  });
}

function notWritable(folder: string, cause: unknown): TwinError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new TwinError(
    "authority_not_writable",
    `No certificate authority can be kept in ${folder}: ${reason}.`,
    {
      hint: "Give yourself write access to that folder.",
      cause,
    },
  );
}

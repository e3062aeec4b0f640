import { createHash } from "node:crypto";
import { join } from "node:path";
import { type LockedTwin, type Lockfile, TwinError } from "@wondertwin/framework/contracts";
import canonicalize from "canonicalize";
import { isRecord } from "../project/is-record.ts";
import { readIfThere } from "../project/read-json.ts";
import { checkTwinName } from "../project/twin.ts";
import { findDuplicateKey } from "./duplicate-key.ts";

export const LOCK_NAME = "wondertwin.lock";
const EMPTY: Lockfile = { lockfileVersion: 1, twins: {} };

/** Reads a project's lockfile; `undefined` where there is none. Throws `lock_invalid`. */
export function readLock(root: string): Lockfile | undefined {
  const file = join(root, LOCK_NAME);
  const text = readIfThere(file);
  return text === undefined ? undefined : parseLock(text, file);
}

/** Reads a lockfile's text. Throws `lock_invalid` naming what is wrong in it, and where. */
export function parseLock(text: string, file: string): Lockfile {
  const invalid = (what: string, cause?: unknown) =>
    new TwinError("lock_invalid", `${file} ${what}.`, {
      hint: "Restore it from version control, or make it anew: wt install.",
      cause,
    });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw invalid("is not JSON", error);
  }
  const twice = findDuplicateKey(text);
  if (twice !== undefined) throw invalid(`says ${JSON.stringify(twice)} twice`);
  if (!isRecord(value)) throw invalid("does not hold an object");
  if (value["lockfileVersion"] !== 1)
    throw invalid(`is of version ${String(value["lockfileVersion"])}, which this wt does not know`);
  const { twins } = value;
  if (!isRecord(twins)) throw invalid("lists no twins");
  for (const [name, twin] of Object.entries(twins)) {
    checkTwinName(name, file);
    if (!isLocked(twin)) throw invalid(`has an incomplete entry for ${name}`);
  }
  // Every entry is checked above.
  return value as unknown as Lockfile;
}

function isLocked(value: unknown): value is LockedTwin {
  return (
    isRecord(value) &&
    ["version", "resolved", "integrity", "key", "tier"].every((key) => typeof value[key] === "string") &&
    /^sha512-[A-Za-z0-9+/]{86}==$/.test(String(value["integrity"]))
  );
}

/** A lockfile with some twins, in the order of their names. */
export function lockOf(twins: ReadonlyMap<string, LockedTwin>): Lockfile {
  const sorted = [...twins].sort(([a], [b]) => (a < b ? -1 : 1));
  return { ...EMPTY, twins: Object.fromEntries(sorted) };
}

/** A lockfile's text: the same twins give the same bytes on every machine. */
export function lockText(lock: Lockfile): string {
  const ordered: unknown = JSON.parse(canonicalOf(lock));
  return `${JSON.stringify(ordered, null, 2)}\n`;
}

/** What tells one lockfile from another: the sha512 of its canonical JSON (RFC 8785), in hexadecimal digits. */
export function lockDigest(lock: Lockfile): string {
  return createHash("sha512").update(canonicalOf(lock)).digest("hex");
}

function canonicalOf(lock: Lockfile): string {
  const text = canonicalize(lock);
  if (text === undefined) throw new Error("A lockfile is always JSON.");
  return text;
}

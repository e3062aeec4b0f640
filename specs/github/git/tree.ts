import type { Objects } from "./objects.ts";
import { bytesOf, joined, textOf } from "./utf8.ts";

/** What a name in a tree stands for, as git's modes say. */
export type Mode = "100644" | "100755" | "120000" | "160000" | "040000";

export interface Entry {
  readonly mode: Mode;
  readonly sha: string;
}

/** A tree: what its names stand for, in git's order. */
export type Tree = ReadonlyMap<string, Entry>;

export const DIRECTORY: Mode = "040000";
export const SUBMODULE: Mode = "160000";
export const SYMLINK: Mode = "120000";

const SHA_BYTES = 20;

/** The entries of a tree; an empty one for what is none. */
export function readTree(objects: Objects, sha: string | undefined): Tree {
  const bytes = sha === undefined ? undefined : objects.read(sha, "tree");
  const entries = new Map<string, Entry>();
  for (let at = 0; bytes && at < bytes.length; ) {
    const end = bytes.indexOf(0, at);
    const [mode = "", ...name] = textOf(bytes.subarray(at, end)).split(" ");
    const id = bytes.subarray(end + 1, end + 1 + SHA_BYTES);
    // A tree of ours holds these modes alone; git leaves out the first zero of a directory's.
    entries.set(name.join(" "), { mode: mode.padStart(6, "0") as Mode, sha: hex(id) });
    at = end + 1 + SHA_BYTES;
  }
  return entries;
}

/** Keeps a tree and gives its name. */
export function writeTree(objects: Objects, entries: Tree): string {
  const parts = [...entries]
    .map(([name, entry]) => ({ name: bytesOf(name), order: orderOf(name, entry), entry }))
    .toSorted((a, b) => compareBytes(a.order, b.order))
    .flatMap(({ name, entry: { mode, sha } }) => [
      bytesOf(`${mode.replace(/^0/, "")} `),
      name,
      Uint8Array.of(0),
      unhex(sha),
    ]);
  return objects.write("tree", joined(parts));
}

/** Directories are ordered as if their names ended in a slash. */
const orderOf = (name: string, { mode }: Entry) => bytesOf(mode === DIRECTORY ? `${name}/` : name);

function compareBytes(one: Uint8Array, other: Uint8Array): number {
  for (const [position, byte] of one.entries()) {
    const difference = byte - (other[position] ?? -1);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

const unhex = (sha: string) =>
  Uint8Array.from({ length: SHA_BYTES }, (_, at) => Number.parseInt(sha.slice(2 * at, 2 * at + 2), 16));

import type { Objects } from "./objects.ts";
import { DIRECTORY, type Entry, readTree, type Tree, writeTree } from "./tree.ts";

/** What paths of a tree are changed to; null takes one away. */
export type Changes = ReadonlyMap<string, Entry | null>;

/** All that a tree holds but directories, by path. */
export function filesOf(objects: Objects, sha: string | undefined, below = ""): Map<string, Entry> {
  const files = new Map<string, Entry>();
  for (const [path, entry] of everythingIn(objects, sha, below))
    if (entry.mode !== DIRECTORY) files.set(path, entry);
  return files;
}

/** All that a tree holds, directories before what is in them. */
export function everythingIn(objects: Objects, sha: string | undefined, below = ""): Map<string, Entry> {
  const all = new Map<string, Entry>();
  for (const [name, entry] of readTree(objects, sha)) {
    all.set(below + name, entry);
    if (entry.mode !== DIRECTORY) continue;
    for (const [path, inner] of everythingIn(objects, entry.sha, `${below}${name}/`)) all.set(path, inner);
  }
  return all;
}

/** What stands at a path of a tree; the tree itself at the empty one. */
export function entryAt(objects: Objects, root: string, path: string): Entry | undefined {
  let found: Entry | undefined = { mode: DIRECTORY, sha: root };
  for (const name of path.split("/").filter((part) => part !== "")) {
    if (found?.mode !== DIRECTORY) return undefined;
    found = readTree(objects, found.sha).get(name);
  }
  return found;
}

/** The tree that changes make of another. A directory that they leave empty is gone. */
export function changedTree(objects: Objects, root: string | undefined, changes: Changes): string {
  return writeTree(objects, changedEntries(objects, root, changes));
}

function changedEntries(objects: Objects, root: string | undefined, changes: Changes): Tree {
  const entries = new Map(readTree(objects, root));
  const below = new Map<string, Map<string, Entry | null>>();
  for (const [path, entry] of changes) {
    const [name = "", ...rest] = path.split("/");
    if (rest.length > 0) {
      const inner = below.get(name) ?? new Map<string, Entry | null>();
      below.set(name, inner.set(rest.join("/"), entry));
    } else if (entry) entries.set(name, entry);
    else entries.delete(name);
  }
  for (const [name, inner] of below) {
    const before = entries.get(name);
    const after = changedEntries(objects, before?.mode === DIRECTORY ? before.sha : undefined, inner);
    if (after.size > 0) entries.set(name, { mode: DIRECTORY, sha: writeTree(objects, after) });
    else if (before?.mode === DIRECTORY) entries.delete(name);
  }
  return entries;
}

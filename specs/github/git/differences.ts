import { filesOf } from "./files.ts";
import type { Objects } from "./objects.ts";
import type { Entry } from "./tree.ts";

/** How a file differs between two trees. */
export interface Difference {
  readonly path: string;
  readonly status: "added" | "removed" | "modified" | "renamed";
  readonly before: Entry | undefined;
  readonly after: Entry | undefined;
  /** Where it was before it was renamed. */
  readonly previous?: string;
}

/** How the files of one tree differ from another's, by path. A file found whole at a new place was renamed. */
export function differences(objects: Objects, before: string | undefined, after: string): Difference[] {
  const [old, young] = [filesOf(objects, before), filesOf(objects, after)];
  const removed = [...old].filter(([path]) => !young.has(path));
  const found: Difference[] = [];
  for (const [path, entry] of young) {
    const known = old.get(path);
    if (known?.sha === entry.sha && known.mode === entry.mode) continue;
    const at = known ? -1 : removed.findIndex(([, { sha }]) => sha === entry.sha);
    const [moved] = at < 0 ? [] : removed.splice(at, 1);
    if (moved) found.push({ path, status: "renamed", before: moved[1], after: entry, previous: moved[0] });
    else found.push({ path, status: known ? "modified" : "added", before: known, after: entry });
  }
  for (const [path, entry] of removed)
    found.push({ path, status: "removed", before: entry, after: undefined });
  return found.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

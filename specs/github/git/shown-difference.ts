import type { Schemas } from "../api.gen.ts";
import type { Difference } from "./differences.ts";
import { filePatch } from "./patch.ts";
import type { Place } from "./place.ts";

/** How a file differs, as seen from a commit. */
export function shownDifference(
  { api, page, objects }: Place,
  commit: string,
  difference: Difference,
): Schemas["diff-entry"] {
  const { path, status, before, after, previous } = difference;
  const { additions, deletions, patch } = filePatch(objects, difference);
  const encoded = encodedPath(path);
  return {
    sha: (after ?? before)?.sha ?? null,
    filename: path,
    status,
    additions,
    deletions,
    changes: additions + deletions,
    blob_url: `${page}/blob/${commit}/${encoded}`,
    raw_url: `${page}/raw/${commit}/${encoded}`,
    contents_url: `${api}/contents/${encoded}?ref=${commit}`,
    ...(patch !== undefined && { patch }),
    ...(previous !== undefined && { previous_filename: previous }),
  };
}

/** A path as addresses write it. */
export const encodedPath = (path: string): string => path.split("/").map(encodeURIComponent).join("/");

import { readCommit } from "../git/commit.ts";
import { filesOf } from "../git/files.ts";
import type { Place } from "../git/place.ts";
import { textOf } from "../git/utf8.ts";
import { readWorkflow, type WorkflowFile } from "./read-workflow.ts";

const FOLDER = ".github/workflows/";

/** The workflows that a commit holds, by the names of their files. */
export function workflowFiles({ objects }: Pick<Place, "objects">, sha: string): Map<string, WorkflowFile> {
  const found = new Map<string, WorkflowFile>();
  for (const [path, { sha: blob }] of filesOf(objects, readCommit(objects, sha)?.tree)) {
    const file = path.slice(FOLDER.length);
    if (!path.startsWith(FOLDER) || !/^[^/]+\.ya?ml$/.test(file)) continue;
    found.set(file, readWorkflow(textOf(objects.read(blob, "blob") ?? new Uint8Array())));
  }
  return found;
}

/** The path of a workflow's file in its repository. */
export const workflowPath = (file: string): string => FOLDER + file;

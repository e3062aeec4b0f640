import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { StateFolder } from "../processes/state-folder.ts";
import { isMissing } from "../project/read-json.ts";

/** The places of one run: a state folder of its own for the twins that are started for it alone, and more. */
export interface RunFolder extends StateFolder {
  readonly id: string;
  /** Who runs, and what it uses. */
  readonly record: string;
  /** Where the state lies that a twin in use had before the run. */
  readonly stateBefore: (twin: string) => string;
}

/** Names that are safe as a folder's name. */
const ID = /^[\w][\w.-]{0,127}$/;

/** Whether a text can be a run's id. */
export function isRunId(text: string): boolean {
  return ID.test(text);
}

/** The folder of a run of a project; nothing is made on disk. */
export function runFolderOf(folder: StateFolder, id: string): RunFolder {
  const path = join(folder.runs, id);
  return {
    ...folder,
    id,
    path,
    stateFile: join(path, "state.json"),
    pidsFile: join(path, "pids.json"),
    lock: join(path, "lock"),
    run: join(path, "run"),
    logs: join(path, "logs"),
    journals: join(path, "journals"),
    record: join(path, "run.json"),
    stateBefore: (twin) => join(path, `${twin}.before.json`),
  };
}

/** The folders of all runs that have begun and not been cleared away. */
export function runFolders(folder: StateFolder): readonly RunFolder[] {
  try {
    return readdirSync(folder.runs)
      .filter(isRunId)
      .map((id) => runFolderOf(folder, id));
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { TwinError } from "@wondertwin/framework/contracts";

/** The places below `.wt`, the folder with everything `wt` knows of running twins. */
export interface StateFolder {
  readonly root: string;
  readonly path: string;
  readonly stateFile: string;
  /** Process ids in the format of the public product. */
  readonly pidsFile: string;
  readonly lock: string;
  /** Ready files, one per running twin. */
  readonly run: string;
  readonly logs: string;
  /** The twins' journals, a folder each. */
  readonly journals: string;
  /** The project's own certificate authority. */
  readonly authority: string;
  /** Saved states of twins, a file each. */
  readonly snapshots: string;
  /** What belongs to runs of programs, a folder each. */
  readonly runs: string;
}

/** The state folder of a project; nothing is made on disk. */
export function stateFolderOf(root: string): StateFolder {
  const path = join(root, ".wt");
  return {
    root,
    path,
    stateFile: join(path, "state.json"),
    pidsFile: join(path, "pids.json"),
    lock: join(path, "lock"),
    run: join(path, "run"),
    logs: join(path, "logs"),
    journals: join(path, "journals"),
    authority: join(path, "ca"),
    snapshots: join(path, "snapshots"),
    runs: join(path, "runs"),
  };
}

/**
 * Makes the state folder, readable by its owner alone and kept out of version control.
 *
 * Throws `state_not_writable`.
 */
export function makeStateFolder(folder: StateFolder): void {
  try {
    for (const path of [folder.path, folder.run, folder.logs])
      mkdirSync(path, { recursive: true, mode: 0o700 });
    writeFileSync(join(folder.path, ".gitignore"), "*\n", { mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new TwinError("state_not_writable", `${folder.path} cannot be written: ${error.message}.`, {
      hint: `Give yourself write access to ${folder.root}, or run wt in another folder.`,
      cause: error,
    });
  }
}

import { readdirSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { TwinError } from "@wondertwin/framework/contracts";
import { isRecord } from "../project/is-record.ts";
import { isMissing, readJsonObject } from "../project/read-json.ts";
import { logFileOf } from "./log-file.ts";
import { readReadyFile } from "./ready-file.ts";
import type { StateFolder } from "./state-folder.ts";
import { isTwinProcess, type TwinProcess } from "./twin-process.ts";
import { writeAtomically } from "./write-atomically.ts";

/** The started twins by name. */
export type State = { readonly [name: string]: TwinProcess };

/**
 * Reads `.wt/state.json`. A file that cannot be read as such is replaced by what the twins' own ready files
 * say, so that a running twin is never lost.
 *
 * Throws `state_too_new` when a later `wt` wrote the file.
 */
export function readState(folder: StateFolder): State {
  const found = tryReadState(folder);
  return found === "damaged" ? recoverState(folder) : found;
}

/** `readState` without recovery: says when the file is damaged. */
export function tryReadState(folder: StateFolder): State | "damaged" {
  let value: Record<string, unknown> | undefined;
  try {
    value = readJsonObject(folder.stateFile);
  } catch (error) {
    if (error instanceof SyntaxError) return "damaged";
    throw error;
  }
  if (value === undefined) return {};
  const version = value["schema_version"];
  if (typeof version === "number" && version > 1) {
    throw new TwinError("state_too_new", `${folder.stateFile} was written by a newer wt.`, {
      hint: "Use that wt here, or stop its twins with it and delete the file.",
    });
  }
  const twins = value["twins"];
  if (version !== 1 || !isRecord(twins)) return "damaged";
  const state: { [name: string]: TwinProcess } = {};
  for (const [name, entry] of Object.entries(twins)) {
    if (!isTwinProcess(entry)) return "damaged";
    state[name] = entry;
  }
  return state;
}

/** Writes the state, and the process ids in the public product's format beside it. */
export function writeState(folder: StateFolder, state: State): void {
  const twins = Object.fromEntries(Object.entries(state).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeAtomically(folder.stateFile, `${JSON.stringify({ schema_version: 1, twins }, null, 2)}\n`);
  const pids = Object.fromEntries(
    Object.entries(twins).map(([name, { pid, port, folder }]) => [
      name,
      { pid, port, binary: join(folder, "index.js") },
    ]),
  );
  writeAtomically(folder.pidsFile, `${JSON.stringify(pids, null, 2)}\n`);
}

/** Changes the state on disk by one twin; `undefined` forgets it. */
export function updateState(folder: StateFolder, name: string, entry: TwinProcess | undefined): void {
  const { [name]: _, ...others } = readState(folder);
  writeState(folder, entry === undefined ? others : { ...others, [name]: entry });
}

function recoverState(folder: StateFolder): State {
  const state: { [name: string]: TwinProcess } = {};
  for (const fileName of readyFileNames(folder)) {
    const file = join(folder.run, fileName);
    const ready = readReadyFile(file);
    if (ready === undefined) continue;
    const { twin, pid, port, url, instance, version } = ready;
    const started_at = statSync(file).mtime.toISOString();
    state[twin] = { pid, port, url, instance, version, started_at, log: logFileOf(folder, twin), folder: "" };
  }
  renameSync(folder.stateFile, `${folder.stateFile}.damaged`);
  writeState(folder, state);
  return state;
}

function readyFileNames(folder: StateFolder): string[] {
  try {
    return readdirSync(folder.run).filter((name) => name.endsWith(".json"));
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

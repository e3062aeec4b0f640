import { TwinError, type TwinSnapshot } from "@wondertwin/framework/contracts";
import type { TwinControl } from "../control/twin-control.ts";
import { writeAtomically } from "../processes/write-atomically.ts";
import { readJsonObject } from "../project/read-json.ts";
import type { RunFolder } from "./run-folder.ts";

/** Whose state is put aside and back, and where it lies meanwhile. */
export interface Place {
  readonly run: RunFolder;
  /** Only this account's state; null: all of it. */
  readonly partition: string | null;
}

/** Keeps a twin's state on disk, so that it can be put back also where this process is killed. */
export async function putAside(twin: TwinControl, { run, partition }: Place): Promise<void> {
  const before = await stateNow(twin, partition);
  writeAtomically(run.stateBefore(twin.name), JSON.stringify({ before }));
}

/** The state that was put aside: null for an account that nobody had used, undefined where none was. */
export function stateBefore(run: RunFolder, twin: string): TwinSnapshot | null | undefined {
  const kept = readJsonObject(run.stateBefore(twin));
  // Nobody else writes this file, and the twin checks what it is given.
  return kept?.["before"] as TwinSnapshot | null | undefined;
}

/** Gives a twin the state back that it had; does nothing where none was put aside. */
export async function putBack(twin: TwinControl, { run, partition }: Place): Promise<void> {
  const before = stateBefore(run, twin.name);
  if (before === undefined) return;
  const query = partition === null ? {} : { partition };
  if (before === null) await twin.ask("POST", "/_wt/reset", { query });
  else await twin.ask("POST", "/_wt/snapshot", { query, body: before });
}

/** The state as it is; null for an account that nobody has used yet. */
async function stateNow(twin: TwinControl, partition: string | null): Promise<TwinSnapshot | null> {
  try {
    const query = partition === null ? {} : { partition };
    return await twin.ask<TwinSnapshot>("GET", "/_wt/snapshot", { query });
  } catch (error) {
    if (error instanceof TwinError && error.code === "unknown_partition") return null;
    throw error;
  }
}

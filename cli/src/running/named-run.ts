import { gzipSync } from "node:zlib";
import { TwinError } from "@wondertwin/framework/contracts";
import type { TwinControl } from "../control/twin-control.ts";
import { writeNamedFile } from "../exporting/write-named-file.ts";

/** What a twin says of a run, in the words of other programs for twins. */
export interface RunManifest {
  readonly twin_name: string;
  readonly run_id: string;
  readonly entry_count: number;
}

const NONE = new Set(["unknown_run", "unknown_control"]);

/** Begins a run with a reset; its own randomness and a clock that stands come from the seed. */
export function startNamedRun(twin: TwinControl, body: object): Promise<{ readonly run_id: string }> {
  return twin.ask("POST", "/admin/runs/start", { body });
}

/**
 * Ends a run, or the one that is under way; `undefined` where none is.
 *
 * Throws `other_run` where another one is under way.
 */
export async function finishNamedRun(
  twin: TwinControl,
  id: string | undefined,
): Promise<RunManifest | undefined> {
  try {
    return await twin.ask("POST", "/admin/runs/finish", { body: id === undefined ? {} : { run_id: id } });
  } catch (error) {
    // A server that knows nothing of runs has none under way either.
    if (error instanceof TwinError && NONE.has(error.code)) return undefined;
    throw error;
  }
}

/** The run that is under way. Throws `unknown_run` where none is. */
export function currentRun(twin: TwinControl): Promise<RunManifest> {
  return twin.ask("GET", "/admin/runs/current");
}

/** Writes what was said in a run to a file, as other programs for twins bundle it. */
export async function exportBundle(
  twin: TwinControl,
  { id, file, gzip }: { readonly id: string; readonly file: string; readonly gzip: boolean },
): Promise<void> {
  const text = await twin.read(`/_wt/runs/${encodeURIComponent(id)}/bundle`);
  writeNamedFile(file, gzip ? gzipSync(text) : text);
}

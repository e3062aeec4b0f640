import { once } from "node:events";
import { CliError } from "../cli-error.ts";
import type { RunningTwin } from "./bring-up.ts";
import { withLock } from "./lock.ts";
import { lastLines, TAIL } from "./log-file.ts";
import { removeReadyFile } from "./ready-file.ts";
import { readState, updateState } from "./state-file.ts";
import type { StateFolder } from "./state-folder.ts";
import { stopProcess } from "./stop-process.ts";

/**
 * Stays with the twins that this process has started until the signal is aborted or `wt down` has stopped
 * them all; then nothing of them is left.
 *
 * Throws `twin_crashed` when one ends although nobody asked it to; the others are stopped then.
 */
export async function watchOver(
  twins: readonly RunningTwin[],
  options: { folder: StateFolder; signal: AbortSignal },
): Promise<void> {
  const { folder, signal } = options;
  const done = new AbortController();
  const over = AbortSignal.any([signal, done.signal]);
  try {
    await Promise.all(twins.map((twin) => untilItEnds(twin, folder, over)));
  } finally {
    done.abort();
    await stopAll(twins, folder);
  }
}

async function untilItEnds({ twin, process, child }: RunningTwin, folder: StateFolder, over: AbortSignal) {
  if (child === undefined) return;
  const ended = child.exitCode !== null || child.signalCode !== null;
  if (!ended) await once(child, "exit", { signal: over }).catch(ignoreAbort);
  if (over.aborted || (await wasStopped(twin.name, process.instance, folder))) return;
  const how = child.signalCode === null ? `exit code ${child.exitCode}` : child.signalCode;
  throw new CliError("twin_crashed", `${twin.name} ended unexpectedly (${how}).`, {
    hint: `Read the whole log: wt logs ${twin.name}.`,
    details: lastLines(process.log, TAIL),
  });
}

function ignoreAbort(error: unknown): void {
  if (!(error instanceof Error && error.name === "AbortError")) throw error;
}

/** Whoever stops a twin on purpose forgets it before releasing the lock. */
function wasStopped(name: string, instance: string, folder: StateFolder): Promise<boolean> {
  return withLock(folder, async () => readState(folder)[name]?.instance !== instance);
}

async function stopAll(twins: readonly RunningTwin[], folder: StateFolder): Promise<void> {
  const own = twins.filter((twin) => twin.child !== undefined);
  await Promise.all(own.map(({ process }) => stopProcess(process)));
  await withLock(folder, async () => {
    const state = readState(folder);
    for (const { twin, process } of own) {
      if (state[twin.name]?.instance !== process.instance) continue;
      removeReadyFile(folder, twin.name);
      updateState(folder, twin.name, undefined);
    }
  });
}

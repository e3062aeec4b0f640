import { withLock } from "./lock.ts";
import { removeReadyFile } from "./ready-file.ts";
import { readState, updateState } from "./state-file.ts";
import type { StateFolder } from "./state-folder.ts";
import { type Ending, GRACE, stopProcess } from "./stop-process.ts";

/** How a twin was stopped. */
export interface TakenDown {
  readonly name: string;
  readonly pid: number;
  readonly ending: Ending;
}

/** Stops the named twins, or all that were started, and forgets them. Names without a process are passed over. */
export function takeDown(
  folder: StateFolder,
  options: { names?: readonly string[]; grace?: number } = {},
): Promise<readonly TakenDown[]> {
  return withLock(folder, async () => {
    const { names, grace = GRACE } = options;
    const entries = Object.entries(readState(folder)).filter(([name]) => names?.includes(name) ?? true);
    return Promise.all(
      entries.map(async ([name, twin]) => {
        const ending = await stopProcess(twin, grace);
        removeReadyFile(folder, name);
        updateState(folder, name, undefined);
        return { name, pid: twin.pid, ending };
      }),
    );
  });
}

import type { TwinProcess } from "./twin-process.ts";
import { until } from "./until.ts";
import { isAlive } from "./vital-signs.ts";

/** The milliseconds a twin has to end by itself. */
export const GRACE = 5_000;

/** How a process ended: by itself after it was asked to, by force, or before anybody asked. */
export type Ending = "stopped" | "killed" | "gone";

/** Ends a twin's process: asks first, kills when it has not ended after `grace` milliseconds. */
export async function stopProcess(
  twin: Pick<TwinProcess, "pid" | "instance">,
  grace = GRACE,
): Promise<Ending> {
  if (!signal(twin, "SIGTERM")) return "gone";
  const ended = () => (isAlive(twin) ? undefined : true);
  if (await until(ended, grace)) return "stopped";
  if (!signal(twin, "SIGKILL")) return "stopped";
  await until(ended, GRACE);
  return "killed";
}

function signal(twin: Pick<TwinProcess, "pid" | "instance">, name: NodeJS.Signals): boolean {
  if (!isAlive(twin)) return false;
  try {
    return process.kill(twin.pid, name);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ESRCH") return false;
    throw error;
  }
}

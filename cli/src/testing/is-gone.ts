import { commandOf } from "../processes/process-command.ts";
import { until } from "../processes/until.ts";

/** Waits until a process has ended; false when it has not within ten seconds. */
export async function isGone(pid: number): Promise<boolean> {
  return (await until(() => (commandOf(pid) === undefined ? true : undefined), 10_000)) ?? false;
}

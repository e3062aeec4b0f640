import type { Health } from "@wondertwin/framework/contracts";
import { askHealth } from "./health.ts";
import { commandOf } from "./process-command.ts";
import type { TwinProcess } from "./twin-process.ts";

/** `healthy`: it answers; `unhealthy`: its process is there and does not answer; `gone`: there is no such process. */
export type VitalSigns =
  | { readonly health: "healthy"; readonly answer: Health }
  | { readonly health: "unhealthy" }
  | { readonly health: "gone" };

/** How a remembered twin fares. What answers or runs under its port or pid counts only if it carries its token. */
export async function vitalSigns(twin: TwinProcess): Promise<VitalSigns> {
  const answer = await askHealth(twin.url);
  if (answer?.instance === twin.instance) return { health: "healthy", answer };
  return isAlive(twin) ? { health: "unhealthy" } : { health: "gone" };
}

/** Whether the process that was started still runs: a later owner of its pid has another command line. */
export function isAlive({ pid, instance }: Pick<TwinProcess, "pid" | "instance">): boolean {
  return commandOf(pid)?.includes(instance) ?? false;
}

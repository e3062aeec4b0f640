import { TwinError } from "@wondertwin/framework/contracts";
import type { TwinControl } from "../control/twin-control.ts";

/** Ends a run on a twin: what is asked of it from now on is not the run's. A run that is over stays so. */
export async function finishRun(twin: TwinControl, id: string): Promise<void> {
  try {
    await twin.ask("POST", `/_wt/runs/${encodeURIComponent(id)}/finish`);
  } catch (error) {
    if (!(error instanceof TwinError && ["unknown_run", "other_run"].includes(error.code))) throw error;
  }
}

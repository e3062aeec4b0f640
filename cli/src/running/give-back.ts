import { TwinError } from "@wondertwin/framework/contracts";
import type { TwinControl } from "../control/twin-control.ts";
import { finishRun } from "./finish-run.ts";
import { keepBefore } from "./keep-before.ts";
import { type Place, putBack } from "./put-back.ts";

/**
 * Ends a run on a twin that it has borrowed: the twin gets the state back that it had. Where the twin is not
 * there any more the state becomes a snapshot of the project's, whose name this gives.
 */
export async function giveBack(twin: TwinControl, place: Place): Promise<readonly string[]> {
  try {
    await finishRun(twin, place.run.id);
    await putBack(twin, place);
    return [];
  } catch (error) {
    if (!(error instanceof TwinError && error.code === "not_running")) throw error;
    return keepBefore(place.run, twin.name);
  }
}

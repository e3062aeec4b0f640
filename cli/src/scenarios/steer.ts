import type { FaultsStep, TimeStep } from "./scenario.ts";
import { ofPartition, type Stage, twinOf } from "./stage.ts";

/** Moves the clock as a step says. Throws what the twin says of it. */
export async function moveTime({ twin, set, advance, freeze }: TimeStep, stage: Stage): Promise<void> {
  const { control } = twinOf(stage, twin);
  const whose = ofPartition(stage);
  const to = typeof freeze === "string" ? freeze : set;
  if (to !== undefined) await control.ask("POST", "/_wt/clock/set", { body: { now: to, ...whose } });
  if (freeze === false) await control.ask("POST", "/_wt/clock/run", { body: whose });
  else if (freeze !== undefined) await control.ask("POST", "/_wt/clock/freeze", { body: whose });
  if (advance !== undefined)
    await control.ask("POST", "/_wt/clock/advance", { body: { duration: advance, ...whose } });
}

/** Sets and removes faults as a step says, for the scenario's own requests. Throws what the twin says of them. */
export async function setFaults({ twin, clear = false, add = [] }: FaultsStep, stage: Stage): Promise<void> {
  const { control } = twinOf(stage, twin);
  const whose = ofPartition(stage);
  if (clear) await control.ask("DELETE", "/_wt/faults", { query: whose });
  for (const rule of add) await control.ask("POST", "/_wt/faults", { body: { ...rule, ...whose } });
}

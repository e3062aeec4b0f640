import type { FaultsStep, TimeStep } from "./scenario.ts";
import { ofPartition, type Stage, twinOf } from "./stage.ts";

/** Moves the clock as a step says. Throws what the twin says of it. */
export async function moveTime({ twin, set, advance, freeze }: TimeStep, stage: Stage): Promise<void> {
  const { control } = twinOf(stage, twin);
  const whose = ofPartition(stage);
  const to = typeof freeze === "string" ? freeze : set;
  const move = (how: string, body: object) =>
    control.ask("POST", `/_wt/clock/${how}`, { body: { ...body, ...whose } });
  if (to !== undefined) await move("set", { now: to });
  if (freeze === false) await move("run", {});
  else if (freeze !== undefined) await move("freeze", {});
  if (advance !== undefined) await move("advance", { duration: advance });
}

/** Sets and removes faults as a step says, for the scenario's own requests. Throws what the twin says of them. */
export async function setFaults({ twin, clear = false, add = [] }: FaultsStep, stage: Stage): Promise<void> {
  const { control } = twinOf(stage, twin);
  const whose = ofPartition(stage);
  if (clear) await control.ask("DELETE", "/_wt/faults", { query: whose });
  for (const rule of add) await control.ask("POST", "/_wt/faults", { body: { ...rule, ...whose } });
}

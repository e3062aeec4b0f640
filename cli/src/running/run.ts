import type { TwinControl } from "../control/twin-control.ts";
import type { Twin } from "../project/twin.ts";
import type { RunFolder } from "./run-folder.ts";

/** A twin as a run has it. */
export interface RunTwin {
  readonly twin: Twin;
  readonly url: string;
  readonly control: TwinControl;
  /** Whether it was up before and is used where it is; else it was started for this run. */
  readonly borrowed: boolean;
}

/** A program's run with twins that nobody else uses meanwhile. */
export interface Run {
  readonly id: string;
  readonly folder: RunFolder;
  readonly partition: string | null;
  readonly twins: readonly RunTwin[];
}

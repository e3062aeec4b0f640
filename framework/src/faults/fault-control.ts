import type { Worlds } from "../engine/worlds.ts";
import type { ControlAction } from "../journal/record.ts";
import type { TwinModel } from "../twin/twin-model.ts";
import type { Fault, FaultRule, FaultWish } from "./fault-rule.ts";
import { presetsOf } from "./presets.ts";
import { readFault } from "./read-fault.ts";

/** Makes things go wrong, so that a client's retries and error handling can be tested. */
export interface FaultControl {
  /**
   * Sets a fault; those set before it have the first say.
   *
   * @throws TwinError `bad_fault`, `unknown_preset`, `unknown_operation`, `unknown_resource`
   *
   * @example
   * twin.faults.add({ method: "POST", path: "/v1/notes/**", first: 2, status: 500 });
   *
   * @example
   * twin.faults.add({ preset: "flaky-network" });
   */
  add(wish: FaultWish): Fault;
  /** @throws TwinError `unknown_fault` */
  remove(id: string): void;
  /** Removes the faults that are for one partition alone, or all there are. */
  clear(partition?: string): void;
  list(): readonly Fault[];
  /** The faults that have a name, generic ones and the vendor's own. */
  presets(): Readonly<Record<string, FaultRule>>;
}

export interface FaultControlOptions {
  readonly twin: TwinModel;
  readonly worlds: Worlds;
  readonly perform: (action: ControlAction) => void;
}

export function createFaultControl({ twin, worlds, perform }: FaultControlOptions): FaultControl {
  const list = () => worlds.faults.rules().map(([id, rule]) => ({ id, rule, ...worlds.faultCount(id) }));
  return {
    add: (wish) => {
      const rule = readFault(wish, twin);
      perform({ do: "fault_add", rule });
      const added = list().at(-1);
      if (!added) throw new Error("A fault that was added is not there.");
      return added;
    },
    remove: (id) => {
      worlds.faults.require(id);
      perform({ do: "fault_remove", id });
    },
    clear: (partition) => perform({ do: "fault_clear", ...(partition === undefined ? {} : { partition }) }),
    list,
    presets: () => presetsOf(twin),
  };
}

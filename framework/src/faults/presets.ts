import type { TwinModel } from "../twin/twin-model.ts";
import type { FaultRule } from "./fault-rule.ts";

/** Faults that happen with any vendor. */
const generic: Readonly<Record<string, FaultRule>> = {
  down: { network: "reset" },
  "flaky-network": { probability: 0.2, latency: { from: 20, to: 400 }, network: "reset" },
  slow: { latency: { p50: 300, p90: 1200, p99: 4000, p100: 6000 } },
};

/** The faults that have a name: the generic ones and the vendor's own. */
export function presetsOf({ vendor }: Pick<TwinModel, "vendor">): Readonly<Record<string, FaultRule>> {
  return { ...generic, ...vendor.faults };
}

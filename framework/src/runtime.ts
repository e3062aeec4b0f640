/** What generated twins import. */
export type { Capture } from "./capture/capture.ts";
export type { PartitionState } from "./control/state.ts";
export type { Twin } from "./engine/twin.ts";
export type { TwinOptions } from "./engine/twin-options.ts";
export type { TwinRequest, TwinResponse } from "./pipeline/exchange.ts";
export { defineTwin, type TwinModule } from "./twin/define-twin.ts";

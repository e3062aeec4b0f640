/** What generated twins import. */
export type { Capture } from "./capture/capture.ts";
export type { PartitionState } from "./control/state.ts";
export type { Twin, TwinOptions } from "./engine/create-twin.ts";
export type { TwinRequest, TwinResponse } from "./pipeline/exchange.ts";
export { defineTwin, type TwinModule } from "./twin/define-twin.ts";

/** What generated twins import, and the types of what they answer about themselves. */
export type { Capture } from "./capture/capture.ts";
export { controlTypes } from "./control/control-types.ts";
export type { PartitionState } from "./control/state.ts";
export type { Twin } from "./engine/twin.ts";
export type { TwinOptions } from "./engine/twin-options.ts";
export type { TwinRequest, TwinResponse } from "./pipeline/exchange.ts";
export { defineTwin, type TwinModule } from "./twin/define-twin.ts";

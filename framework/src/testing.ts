/** What tests import: twins in the test's own process. */
export type { Twin, TwinOptions } from "./engine/create-twin.ts";
export { type HeardAnswer, speak } from "./testing/speak.ts";
export { createTwin, type RunningTwin, startTwin } from "./testing/start-twin.ts";

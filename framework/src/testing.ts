/** What tests import: twins in the test's own process. */
export type { Twin } from "./engine/twin.ts";
export type { TwinOptions } from "./engine/twin-options.ts";
export type { Fault, FaultRule, FaultWish } from "./faults/fault-rule.ts";
export { type HeardAnswer, speak } from "./testing/speak.ts";
export { createTwin, type RunningTwin, startTwin } from "./testing/start-twin.ts";
export {
  type ReceivedWebhook,
  type WebhookAnswer,
  type WebhookSink,
  webhookSink,
} from "./testing/webhook-sink.ts";

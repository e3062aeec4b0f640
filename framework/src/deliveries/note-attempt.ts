import { parseDuration } from "../clock/duration.ts";
import type { World } from "../store/world.ts";
import type { TwinModel } from "../twin/twin-model.ts";
import { type Delivery, isSuccess, type Outcome } from "./delivery.ts";
import { heedAnswer } from "./heed-answer.ts";

/** When deliveries that failed are attempted again, unless the vendor says: after each of these. */
const RETRIES = ["1m", "10m", "1h"];

/** How much of an answer is shown with a delivery, in characters. */
const SHOWN = 1024;

/** Writes down what came of the attempt that was due, and counts who has yet to hear of the event. */
export function noteAttempt(twin: TwinModel, world: World, delivery: Delivery, outcome: Outcome): void {
  const first = isSuccess(outcome) && !delivery.attempts.some(isSuccess);
  const { body } = outcome;
  const noted = { ...outcome, ...(body !== undefined && { body: body.slice(0, SHOWN) }), at: delivery.due };
  const stepsAside = twin.vendor.webhooks?.failures === "step_aside";
  world.outbox.attempted(delivery, noted, retryAfter(twin, delivery, outcome), { stepsAside });
  if (first) countDown(twin, world, delivery);
  heedAnswer(twin, world, delivery, outcome);
}

/** How long until the next attempt, in milliseconds on the twin's clock; undefined: there is none. */
function retryAfter({ vendor }: TwinModel, { tries }: Delivery, outcome: Outcome): number | undefined {
  // What was not allowed once will not be allowed later either.
  if (outcome.error === "host_not_allowed" || outcome.final) return undefined;
  const pause = (vendor.webhooks?.retries ?? RETRIES)[tries];
  return pause === undefined ? undefined : parseDuration(pause);
}

/** One subscriber fewer has yet to hear of the event. */
function countDown({ vendor }: TwinModel, world: World, { event }: Delivery): void {
  const { resource, pending } = vendor.events ?? {};
  if (resource === undefined || pending === undefined) return;
  const table = world.table(resource);
  const row = table.row(event.id);
  const count = row?.entity[pending];
  if (!row || typeof count !== "number") return;
  world.changed(table.update(row, { ...row.entity, [pending]: Math.max(0, count - 1) }));
  world.commit();
}

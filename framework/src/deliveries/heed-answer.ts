import { reportBug } from "../engine/report-bug.ts";
import { RequestFailed } from "../resources/fail.ts";
import { Session } from "../resources/session.ts";
import type { World } from "../store/world.ts";
import type { TwinModel } from "../twin/twin-model.ts";
import { type Delivery, isSuccess, type Outcome } from "./delivery.ts";
import { storedEvent } from "./stored-event.ts";

/** Lets what a subscriber answered change the state, wholly or, where the vendor's convention throws, not at all. */
export function heedAnswer(twin: TwinModel, world: World, delivery: Delivery, outcome: Outcome): void {
  const { webhooks } = twin.vendor;
  const hasFailed = world.outbox.find(delivery.number)?.status === "failed";
  const heed = isSuccess(outcome) ? webhooks?.answered : hasFailed ? webhooks?.unanswered : undefined;
  if (!heed) return;
  const payload = delivery.payload ?? storedEvent(twin, world, delivery);
  if (payload === undefined) return;
  const session = Session.looking({ twin, world, at: delivery.due });
  try {
    heed(session.context, {
      event: delivery.event.name,
      payload: saidIn(payload),
      answer: saidIn(outcome.body ?? ""),
    });
    world.commit();
  } catch (error) {
    world.rollback();
    // What the vendor refuses of an answer it just does not do.
    if (!(error instanceof RequestFailed)) reportBug(error, `the answer to delivery ${delivery.number}`);
  }
}

/** What a text says as JSON, else the text; undefined where there is none. */
function saidIn(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

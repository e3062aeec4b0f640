import type { ListedDelivery } from "@wondertwin/framework/contracts";
import { until } from "../processes/until.ts";
import { checkBody } from "./check-answer.ts";
import type { Failure } from "./result.ts";
import type { ExpectedDelivery, WebhooksStep } from "./scenario.ts";
import { ofPartition, type Stage, twinOf, valuesOf } from "./stage.ts";

/** How long deliveries may take to come about, in milliseconds. */
const PATIENCE = 5_000;
const MOST = 1000;

/** What deliveries did not come about as a step expects; waits for those that are under way. */
export async function checkWebhooks(
  { twin, expect }: WebhooksStep,
  stage: Stage,
): Promise<readonly Failure[]> {
  const { control } = twinOf(stage, twin);
  const query = { ...ofPartition(stage), limit: MOST };
  let failures: readonly Failure[] = [];
  await until(async () => {
    const { deliveries } = await control.ask<{ readonly deliveries: readonly ListedDelivery[] }>(
      "GET",
      "/_wt/deliveries",
      { query },
    );
    failures = expect.flatMap((one) => differences(one, deliveries, stage));
    // They begin with the request that causes them; one that nobody has tried to make yet is still to come.
    const isUnderWay = deliveries.some(
      ({ status, attempts }) => status === "waiting" && attempts.length === 0,
    );
    return isUnderWay ? undefined : true;
  }, PATIENCE);
  return failures;
}

function differences(
  { event, count, status = "succeeded", body = {} }: ExpectedDelivery,
  deliveries: readonly ListedDelivery[],
  stage: Stage,
): readonly Failure[] {
  const place = `webhook ${event}`;
  const found = deliveries.filter((one) => one.event.name === event && one.status === status);
  if (count === undefined ? found.length === 0 : found.length !== count) {
    const actual = deliveries.map((one) => `${one.event.name} (${one.status})`);
    const message = `should have ${status} ${count === undefined ? "at least once" : `${count} times`}`;
    return [{ place, message, expected: `${event} (${status})`, actual }];
  }
  if (Object.keys(body).length === 0) return [];
  const bodies = stage.receiver.received.filter((one) =>
    found.some(({ event: { id } }) => one.body.includes(id) || one.headers.includes(id)),
  );
  const [first] = bodies;
  if (first === undefined)
    return [{ place, message: "was not sent to {{webhooks.url}}, which is to be looked at" }];
  const byBody = bodies.map((one) => checkBody(body, one.body, valuesOf(stage)));
  if (byBody.some((failures) => failures.length === 0)) return [];
  return (byBody[0] ?? []).map((failure) => ({ ...failure, place: `${place} ${failure.place}` }));
}

import type { Event } from "@wondertwin/framework";

/** Resources whose events are named after their place: a tax id's event is `customer.tax_id.created`. */
const places: Readonly<Record<string, string>> = {
  bank_account: "customer.source",
  card: "customer.source",
  dispute: "charge.dispute",
  external_account: "account.external_account",
  payment_source: "customer.source",
  source: "source",
  subscription: "customer.subscription",
  tax_id: "customer.tax_id",
  "test_helpers.test_clock": "test_helpers.test_clock",
};

/** The name of the event for a change; most resources name their events after themselves. */
export function eventName({ resource, change }: { resource: string; change: string }): string {
  return `${places[resource] ?? resource}.${change}`;
}

/** An event as the API shows it and deliveries carry it (docs.stripe.com/api/events/object). */
export function eventEnvelope({ id, name, at, data, partition, previous, request }: Event): object {
  return {
    id,
    object: "event",
    // The connected account that it is from (docs.stripe.com/connect/webhooks).
    ...(partition !== undefined && { account: partition }),
    api_version: "2024-04-10",
    created: Math.floor(at.getTime() / 1000),
    data: { object: data, ...(previous && { previous_attributes: previous }) },
    livemode: false,
    pending_webhooks: 0,
    request: { id: request.id ?? null, idempotency_key: request.idempotencyKey ?? null },
    type: name,
  };
}

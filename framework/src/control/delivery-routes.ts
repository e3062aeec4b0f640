import type { DeliveryFilter } from "../deliveries/webhook-control.ts";
import { controlRoute } from "./control-route.ts";
import { type InlineSchema, objectOf } from "./inline-schema.ts";
import { partition } from "./partition-parameter.ts";

const LARGEST_PAGE = 1000;

const status: InlineSchema = { enum: ["waiting", "succeeded", "failed", "cancelled"] };

const attempt: InlineSchema = objectOf(
  {
    at: { type: "number", description: "Milliseconds since 1970 on the partition's clock" },
    status: { type: "integer", description: "Of the receiver's answer; absent where none came" },
    body: { type: "string", description: "The answer's first kilobyte" },
    error: { type: "string", description: "Why no answer came, such as timeout or ECONNREFUSED" },
    duration: { type: "number", description: "Milliseconds of the machine's time" },
  },
  ["at", "duration"],
);

const delivery: InlineSchema = objectOf(
  {
    id: { type: "string" },
    partition: { type: "string" },
    event: objectOf({ id: { type: "string" }, name: { type: "string" } }, ["id", "name"]),
    subscription: { type: "string" },
    home: { type: "string", description: "The subscription's partition, where that is not the event's" },
    url: { type: "string" },
    status,
    due: { type: "number", description: "When the next attempt is, or the last one was" },
    attempts: { type: "array", items: attempt },
  },
  ["id", "partition", "event", "subscription", "url", "status", "due", "attempts"],
);

/** Who was told of which event, and what came of it. */
export const deliveryRoutes = [
  controlRoute<DeliveryFilter>({
    method: "GET",
    path: "/_wt/deliveries",
    summary: "Lists deliveries of events with all attempts, oldest first",
    query: {
      partition,
      status,
      event: { type: "string", description: "Those of this event, by its id or name" },
      limit: {
        type: "integer",
        minimum: 1,
        maximum: LARGEST_PAGE,
        description: "How many of the newest of each partition; 100 unless told",
      },
    },
    answer: objectOf({ deliveries: { type: "array", items: delivery } }, ["deliveries"]),
    handle: (twin, { query }) => ({ deliveries: twin.webhooks.list(query) }),
  }),
  controlRoute({
    method: "POST",
    path: "/_wt/deliveries/{id}/resend",
    summary: "Puts a delivery into the queue again, with all its attempts to come",
    answer: delivery,
    handle: (twin, { params: { id = "" } }) => twin.webhooks.resend(id),
  }),
];

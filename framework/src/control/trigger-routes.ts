import { controlRoute } from "./control-route.ts";
import { type InlineSchema, objectOf } from "./inline-schema.ts";

const texts: InlineSchema = { type: "array", items: { type: "string" } };

/** Events that can be brought about. */
export const triggerRoutes = [
  controlRoute({
    method: "GET",
    path: "/_wt/triggers",
    summary: "Lists the events that can be brought about, and how that is done",
    answer: objectOf(
      {
        triggers: {
          type: "array",
          items: objectOf({ event: { type: "string" }, steps: texts }, ["event", "steps"]),
        },
      },
      ["triggers"],
    ),
    handle: (twin) => ({ triggers: twin.triggers() }),
  }),
  controlRoute<unknown, { readonly partition?: string }>({
    method: "POST",
    path: "/_wt/triggers/{event}",
    summary: "Brings an event about through requests of a caller's",
    body: objectOf({
      partition: {
        type: "string",
        minLength: 1,
        description: "Where; the only partition there is unless told",
      },
    }),
    answer: objectOf(
      {
        event: { type: "string" },
        partition: { type: "string" },
        requests: {
          type: "array",
          items: objectOf(
            {
              id: { type: "integer" },
              method: { type: "string" },
              url: { type: "string" },
              status: { type: "integer" },
            },
            ["id", "method", "url", "status"],
          ),
        },
        events: texts,
      },
      ["event", "partition", "requests", "events"],
    ),
    handle: (twin, { params: { event = "" }, body }) => twin.trigger(event, body),
  }),
];

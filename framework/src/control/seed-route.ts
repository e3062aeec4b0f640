import { controlRoute } from "./control-route.ts";
import { objectOf } from "./inline-schema.ts";

export const seedRoute = controlRoute<{ readonly partition?: string }>({
  method: "POST",
  path: "/_wt/seed",
  summary: "Puts entities into collections: those that are named hold these and no others afterwards",
  query: {
    partition: {
      type: "string",
      minLength: 1,
      description: "Into this partition, `*`: into all that are and will be; default unless told",
    },
  },
  body: { type: "object", additionalProperties: { type: "array", items: { type: "object" } } },
  answer: objectOf(
    { status: { enum: ["seeded"] }, seeded: { type: "object", additionalProperties: { type: "integer" } } },
    ["status", "seeded"],
  ),
  handle: (twin, { query, body }) => ({ status: "seeded", seeded: twin.seed(body, query.partition) }),
});

import { controlRoute } from "./control-route.ts";
import { objectOf } from "./inline-schema.ts";
import { partition } from "./partition-parameter.ts";

export const resetRoute = controlRoute<{ readonly partition?: string }>({
  method: "POST",
  path: "/_wt/reset",
  summary: "Goes back to the seed: one partition, or everything and its clocks",
  query: { partition },
  answer: objectOf({ status: { enum: ["reset"] } }, ["status"]),
  handle: (twin, { query }) => {
    twin.reset(query.partition);
    return { status: "reset" };
  },
});

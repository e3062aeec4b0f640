import type { FaultWish } from "../faults/fault-rule.ts";
import { controlRoute } from "./control-route.ts";
import { type InlineSchema, objectOf } from "./inline-schema.ts";
import { partition } from "./partition-parameter.ts";

const fault: InlineSchema = objectOf(
  {
    id: { type: "string" },
    rule: { type: "object", description: "Which requests, when, and what happens" },
    seen: { type: "integer", description: "How many requests it was meant for" },
    struck: { type: "integer", description: "How many of them it struck" },
  },
  ["id", "rule", "seen", "struck"],
);

const removed = objectOf({ status: { enum: ["removed"] } }, ["status"]);

/** How faults are set, listed and removed. */
export const faultRoutes = [
  controlRoute({
    method: "GET",
    path: "/_wt/faults",
    summary: "Lists the faults that are set, in the order in which they have their say",
    answer: objectOf({ faults: { type: "array", items: fault } }, ["faults"]),
    handle: (twin) => ({ faults: twin.faults.list() }),
  }),
  controlRoute<unknown, FaultWish>({
    method: "POST",
    path: "/_wt/faults",
    summary: "Sets a fault: a rule, or a preset's name with what is to be different in it",
    // The rule is checked where all faults are, which names what is wrong with it.
    body: { type: "object" },
    answer: fault,
    handle: (twin, { body }) => twin.faults.add(body),
  }),
  controlRoute<{ readonly partition?: string }>({
    method: "DELETE",
    path: "/_wt/faults",
    summary: "Removes the faults that are for one partition alone, or all there are",
    query: { partition },
    answer: removed,
    handle: (twin, { query }) => {
      twin.faults.clear(query.partition);
      return { status: "removed" };
    },
  }),
  controlRoute({
    method: "DELETE",
    path: "/_wt/faults/{id}",
    summary: "Removes a fault",
    answer: removed,
    handle: (twin, { params: { id = "" } }) => {
      twin.faults.remove(id);
      return { status: "removed" };
    },
  }),
  controlRoute({
    method: "GET",
    path: "/_wt/fault-presets",
    summary: "Lists the faults that have a name, generic ones and the vendor's own",
    answer: objectOf({ presets: { type: "object" } }, ["presets"]),
    handle: (twin) => ({ presets: twin.faults.presets() }),
  }),
];

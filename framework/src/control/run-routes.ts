import { type RunWish, unknownRun } from "../runs/run-control.ts";
import { controlRoute } from "./control-route.ts";
import { type InlineSchema, objectOf } from "./inline-schema.ts";
import { partition } from "./partition-parameter.ts";

const run: InlineSchema = objectOf(
  {
    id: { type: "string" },
    partition: { type: "string", description: "Absent where it is of all" },
    seed: { type: "string", description: "Absent where it is the twin's own" },
    started_at: { type: "string", format: "date-time", description: "The machine's time" },
    finished_at: { type: "string", format: "date-time", description: "Absent while it lasts" },
  },
  ["id", "started_at"],
);

/** Stretches of what is asked that belong together, such as one run of a test suite. */
export const runRoutes = [
  controlRoute({
    method: "GET",
    path: "/_wt/runs",
    summary: "Lists the runs that are remembered: those that are over, then those that last",
    answer: objectOf({ runs: { type: "array", items: run } }, ["runs"]),
    handle: (twin) => ({ runs: twin.runs.list() }),
  }),
  controlRoute<unknown, RunWish>({
    method: "POST",
    path: "/_wt/runs",
    summary: "Begins a run with a reset; its captures bear its id",
    body: objectOf({
      id: { type: "string", minLength: 1, maxLength: 200 },
      partition,
      seed: { type: "string", description: "What the run's randomness comes from" },
      now: { type: "string", description: "Stops the clock at this moment; ISO 8601" },
      fixtures: { type: "object", description: "Entities by resource, as in a seed" },
    }),
    answer: run,
    handle: (twin, { body }) => twin.runs.start(body),
  }),
  controlRoute<{ readonly partition?: string }>({
    method: "GET",
    path: "/_wt/runs/current",
    summary: "Shows the run that lasts",
    query: { partition },
    answer: run,
    handle: (twin, { query }) => {
      const current = twin.runs.current(query.partition);
      if (current) return current;
      throw unknownRun();
    },
  }),
  controlRoute({
    method: "POST",
    path: "/_wt/runs/{id}/finish",
    summary: "Ends a run; what it did stays as it is",
    answer: run,
    handle: (twin, { params: { id } }) => twin.runs.finish(id),
  }),
  controlRoute({
    method: "GET",
    path: "/_wt/runs/{id}/bundle",
    summary: "Gives a run's captures as other programs for twins bundle them: JSON lines, a manifest first",
    type: "application/x-ndjson",
    answer: { type: "string" },
    handle: (twin, { params: { id = "" } }) => twin.runs.bundle(id),
  }),
];

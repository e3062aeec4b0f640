import type { Twin } from "../engine/twin.ts";
import { unknownRun } from "../runs/run-control.ts";
import { controlRoute } from "./control-route.ts";
import { type InlineSchema, objectOf } from "./inline-schema.ts";

/** What the clock of a run stands at, plus a second for each of its seed. */
const EPOCH = Date.UTC(2026, 0, 1);
const SECOND = 1000;

const manifest: InlineSchema = objectOf(
  {
    twin_name: { type: "string" },
    twin_version: { type: "string" },
    run_id: { type: "string" },
    seed: { type: ["integer", "null"] },
    started_at: { type: "string", format: "date-time" },
    finished_at: { type: "string", description: "Empty while it lasts" },
    entry_count: { type: "integer" },
    schema_version: { type: "integer" },
  },
  [
    "twin_name",
    "twin_version",
    "run_id",
    "seed",
    "started_at",
    "finished_at",
    "entry_count",
    "schema_version",
  ],
);

interface Start {
  readonly run_id?: string;
  readonly seed?: number;
  readonly fixtures?: object;
}

interface Finish {
  readonly run_id?: string;
}

const finish = {
  body: objectOf({ run_id: { type: "string" } }),
  answer: manifest,
  handle: (twin: Twin, { body }: { readonly body: Finish }) => {
    const { id } = twin.runs.finish(body.run_id);
    return twin.runs.manifest(id);
  },
} as const;

const start = {
  body: objectOf({
    run_id: { type: "string", minLength: 1, maxLength: 200 },
    seed: { type: "integer", description: "0 unless told" },
    fixtures: { type: "object", description: "Entities by resource, as in a seed" },
  }),
  answer: objectOf(
    {
      run_id: { type: "string" },
      started_at: { type: "string", format: "date-time" },
      seed: { type: "integer" },
      seeded: { type: "boolean", description: "Whether fixtures were loaded" },
      seed_source: { enum: ["none", "byo"], description: "byo: the fixtures that were sent" },
    },
    ["run_id", "started_at", "seed", "seeded", "seed_source"],
  ),
  handle: (twin: Twin, { body }: { readonly body: Start }) => {
    const { run_id, seed = 0, fixtures } = body;
    const { id, started_at } = twin.runs.start({
      ...(run_id !== undefined && { id: run_id }),
      seed: String(seed),
      now: EPOCH + seed * SECOND,
      ...(fixtures && { fixtures }),
    });
    const seeded = fixtures !== undefined;
    return { run_id: id, started_at, seed, seeded, seed_source: seeded ? "byo" : "none" };
  },
} as const;

/**
 * Runs under the paths that other programs for twins know: each begins with a reset, its own randomness and a
 * clock that stands.
 */
export const adminRunRoutes = [
  controlRoute<unknown, Start>({
    method: "POST",
    path: "/admin/runs/start",
    summary: "Begins a run with a reset; one that is under way is over then",
    ...start,
  }),
  controlRoute<unknown, Start>({
    method: "POST",
    path: "/admin/replay/start",
    summary: "Begins a run: the same by another name",
    ...start,
  }),
  controlRoute<unknown, Finish>({
    method: "POST",
    path: "/admin/runs/finish",
    summary: "Ends the run that is under way",
    ...finish,
  }),
  controlRoute<unknown, Finish>({
    method: "POST",
    path: "/admin/replay/finish",
    summary: "Ends a run: the same by another name",
    ...finish,
  }),
  controlRoute({
    method: "GET",
    path: "/admin/runs/current",
    summary: "Shows the run that is under way",
    answer: manifest,
    handle: (twin) => {
      const current = twin.runs.current();
      if (current) return twin.runs.manifest(current.id);
      throw unknownRun();
    },
  }),
  controlRoute<{ readonly format?: "ndjson" | "manifest" }>({
    method: "GET",
    path: "/admin/replay",
    summary: "Gives the captures of the run that is under way, or of the last one, as JSON lines",
    query: { format: { enum: ["ndjson", "manifest"], description: "manifest: the first line alone" } },
    type: "application/x-ndjson",
    answer: { type: "string" },
    handle: (twin, { query }) => {
      const run = twin.runs.list().at(-1);
      if (!run) throw unknownRun();
      if (query.format !== "manifest") return twin.runs.bundle(run.id);
      return `${JSON.stringify(twin.runs.manifest(run.id))}\n`;
    },
  }),
];

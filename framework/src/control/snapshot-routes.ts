import { controlRoute } from "./control-route.ts";
import { type InlineSchema, objectOf } from "./inline-schema.ts";

const snapshot: InlineSchema = objectOf(
  {
    format: { type: "integer" },
    twin: { type: "string" },
    version: { type: "string" },
    build: { type: "string" },
    state: { type: "object" },
    digest: { type: "string" },
  },
  ["format", "twin", "version", "build", "state", "digest"],
);

/** Whole states, to be kept and gone back to. */
export const snapshotRoutes = [
  controlRoute<{ readonly partition?: string }>({
    method: "GET",
    path: "/_wt/snapshot",
    summary: "Gives the state as a snapshot: of everything, or of one partition",
    query: { partition: { type: "string", minLength: 1, description: "Only this partition" } },
    answer: snapshot,
    handle: (twin, { query }) => twin.snapshot(query.partition),
  }),
  controlRoute<{ readonly partition?: string }>({
    method: "POST",
    path: "/_wt/snapshot",
    summary: "Puts a snapshot in place of the state it was taken of",
    query: { partition: { type: "string", minLength: 1, description: "Into this partition" } },
    body: { type: "object" },
    answer: objectOf({ status: { enum: ["loaded"] } }, ["status"]),
    handle: (twin, { query, body }) => {
      twin.restore(body, query.partition);
      return { status: "loaded" };
    },
  }),
];

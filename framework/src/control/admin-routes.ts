import { isRecord } from "../reading/json-types.ts";
import { controlRoute } from "./control-route.ts";
import { goDuration } from "./go-duration.ts";
import { type InlineSchema, objectOf } from "./inline-schema.ts";

const MOST_REQUESTS = 1000;

const done = (word: string) => objectOf({ status: { enum: [word] } }, ["status"]);

const time: { readonly [name: string]: InlineSchema } = {
  offset: { type: "string", description: "How far the clock is from the machine's, such as 24h0m0s" },
  simulated: { type: "string", format: "date-time" },
};

/**
 * The endpoints that other programs for twins know, under the paths and with the words they have there. Each
 * does what one below the prefix does for all partitions.
 */
export const adminRoutes = [
  controlRoute({
    method: "GET",
    path: "/admin/health",
    summary: "Says that the twin is well",
    answer: done("ok"),
    handle: (twin) => ({ status: twin.health().status }),
  }),
  controlRoute({
    method: "POST",
    path: "/admin/reset",
    summary: "Goes back to the seed, with everything",
    answer: done("reset"),
    handle: (twin) => {
      twin.reset();
      return { status: "reset" };
    },
  }),
  controlRoute({
    method: "GET",
    path: "/admin/state",
    summary: "Gives the state as a snapshot",
    answer: { type: "object" },
    handle: (twin) => twin.snapshot(),
  }),
  controlRoute({
    method: "POST",
    path: "/admin/state",
    summary: "Loads a snapshot, or puts entities into the collections that are named",
    body: { type: "object" },
    answer: done("loaded"),
    handle: (twin, { body }) => {
      if (isRecord(body) && "digest" in body && "state" in body) twin.restore(body);
      else twin.seed(body, "*");
      return { status: "loaded" };
    },
  }),
  controlRoute({
    method: "GET",
    path: "/admin/requests",
    summary: "Lists the newest requests since the last reset, oldest first",
    answer: {
      type: "array",
      items: objectOf(
        {
          timestamp: { type: "string", format: "date-time" },
          method: { type: "string" },
          path: { type: "string" },
          status_code: { type: "integer" },
          duration_ms: { type: "number" },
          request_id: { type: "string" },
          headers: { type: "object", description: "Only where the twin is verbose" },
        },
        ["timestamp", "method", "path", "status_code", "duration_ms", "request_id"],
      ),
    },
    handle: (twin) =>
      twin
        .captures({ limit: MOST_REQUESTS })
        .filter(({ id }) => id > twin.lastReset())
        .map(({ at, method, url, status, duration_ms, request_id, request }) => ({
          timestamp: new Date(at).toISOString(),
          method,
          path: url.split("?")[0],
          status_code: status,
          duration_ms,
          request_id,
          ...(twin.settings().verbose && { headers: request.headers }),
        })),
  }),
  controlRoute({
    method: "GET",
    path: "/admin/time",
    summary: "Reads the clock",
    answer: objectOf({ real: { type: "string", format: "date-time" }, ...time }, [
      "real",
      "offset",
      "simulated",
    ]),
    handle: (twin) => {
      const { now, real } = twin.clock();
      return { real, simulated: now, offset: offsetOf({ now, real }) };
    },
  }),
  controlRoute<unknown, { readonly duration: string }>({
    method: "POST",
    path: "/admin/time/advance",
    summary: "Moves the clock forward",
    body: objectOf({ duration: { type: "string", description: "Such as 24h or 1h30m" } }, ["duration"]),
    answer: objectOf({ status: { enum: ["advanced"] }, duration: { type: "string" }, ...time }, [
      "status",
      "duration",
      "offset",
      "simulated",
    ]),
    handle: (twin, { body: { duration } }) => {
      twin.advance(duration);
      const { now, real } = twin.clock();
      return { status: "advanced", duration, offset: offsetOf({ now, real }), simulated: now };
    },
  }),
  controlRoute({
    method: "POST",
    path: "/admin/webhooks/flush",
    summary: "Delivers what waits, also what would be attempted again later, and answers once that is done",
    answer: objectOf(
      { status: { enum: ["flushed"] }, delivered: { type: "integer" }, failed: { type: "integer" } },
      ["status", "delivered", "failed"],
    ),
    handle: async (twin) => {
      const told = await twin.webhooks.flush();
      const delivered = told.filter(({ status }) => status === "succeeded").length;
      return { status: "flushed", delivered, failed: told.length - delivered };
    },
  }),
];

function offsetOf({ now, real }: { readonly now: string; readonly real: string }): string {
  return goDuration(Date.parse(now) - Date.parse(real));
}

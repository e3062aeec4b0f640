import type { CaptureFilter } from "../capture/capture-filter.ts";
import { TwinError } from "../contracts/twin-error.ts";
import { controlRoute } from "./control-route.ts";
import { type InlineSchema, objectOf } from "./inline-schema.ts";

const LARGEST_PAGE = 1000;

const message: InlineSchema = {
  type: "object",
  required: ["headers", "body"],
  properties: {
    headers: { type: "object" },
    body: { type: "string" },
    truncated_from: { type: "integer", description: "Its size in bytes where it was too large to keep" },
  },
};

const capture: InlineSchema = {
  type: "object",
  required: [
    "id",
    "request_id",
    "at",
    "wall",
    "duration_ms",
    "method",
    "url",
    "status",
    "request",
    "response",
  ],
  properties: {
    id: { type: "integer" },
    request_id: { type: "string" },
    at: { type: "number", description: "Milliseconds since 1970 on the partition's clock" },
    wall: { type: "number", description: "Milliseconds since 1970 on the machine's clock" },
    duration_ms: { type: "number" },
    partition: { type: "string" },
    run: { type: "string", description: "The run it belongs to" },
    host: { type: "string", description: "The vendor's host that was meant, if it was intercepted" },
    method: { type: "string" },
    url: { type: "string" },
    operation: { type: "string" },
    coverage: { enum: ["modelled", "derived", "described", "refused"] },
    status: { type: "integer" },
    request: message,
    response: message,
    disturbance: {
      type: "object",
      description: "What faults made of it",
      required: ["faults"],
      properties: {
        faults: { type: "array", items: { type: "string" } },
        delay_ms: { type: "number" },
        network: { enum: ["reset", "hang", "truncated", "malformed", "slow"] },
      },
    },
    imported: { enum: [true], description: "Set where it was read from a file" },
    replayed: { type: "boolean" },
    events: { type: "array", items: { type: "string" } },
    changes: {
      type: "array",
      items: {
        type: "object",
        required: ["resource", "id", "kind"],
        properties: {
          resource: { type: "string" },
          id: { type: "string" },
          kind: { enum: ["inserted", "updated", "removed"] },
          before: { type: "object", description: "Only of a single capture" },
          after: { type: "object", description: "Only of a single capture" },
        },
      },
    },
  },
};

/** What was asked of the twin and answered. */
export const captureRoutes = [
  controlRoute<CaptureFilter>({
    method: "GET",
    path: "/_wt/captures",
    summary: "Lists the newest exchanges, oldest first",
    query: {
      operation: { type: "string", description: "Those of this operation" },
      status: { type: "string", pattern: "^[1-5](?:xx|[0-9]{2})$", description: "Such as 402 or 4xx" },
      partition: { type: "string", description: "Those of this partition" },
      run: { type: "string", description: "Those of this run" },
      since: { type: "string", description: "From this moment on, by the partitions' clocks; ISO 8601" },
      after: { type: "integer", minimum: 0, description: "The first ones behind this id" },
      limit: { type: "integer", minimum: 1, maximum: LARGEST_PAGE, description: "100 unless told" },
    },
    answer: objectOf({ captures: { type: "array", items: capture } }, ["captures"]),
    handle: (twin, { query }) => ({ captures: twin.captures(query) }),
  }),
  controlRoute<unknown, { readonly recording: string }>({
    method: "POST",
    path: "/_wt/captures",
    summary:
      "Puts a recorded session among the captures: captures as lines, an HTTP Archive, or a run's bundle",
    body: objectOf({ recording: { type: "string", minLength: 1, description: "The file's text" } }, [
      "recording",
    ]),
    answer: objectOf({ imported: { type: "integer" }, kind: { enum: ["bundle", "captures", "har"] } }, [
      "imported",
      "kind",
    ]),
    handle: (twin, { body }) => twin.importCaptures(body.recording),
  }),
  controlRoute({
    method: "GET",
    path: "/_wt/captures/{id}",
    summary: "Shows one exchange and what it changed",
    answer: capture,
    handle: (twin, { params: { id = "" } }) => {
      const found = twin.capture(Number(id));
      if (found) return found;
      throw new TwinError("unknown_capture", `There is no capture ${id} any more, or not yet.`, {
        hint: "See which there are: GET /_wt/captures.",
      });
    },
  }),
];

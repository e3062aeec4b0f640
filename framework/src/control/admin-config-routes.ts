import { parseDuration } from "../clock/duration.ts";
import type { Twin } from "../engine/twin.ts";
import { controlRoute } from "./control-route.ts";
import { goDuration } from "./go-duration.ts";
import { type InlineSchema, objectOf } from "./inline-schema.ts";

interface Change {
  readonly latency?: string | number;
  readonly fail_rate?: number;
  readonly webhook_url?: string;
  readonly verbose?: boolean;
}

const failRate: InlineSchema = {
  type: "number",
  minimum: 0,
  maximum: 1,
  description: "How likely a request fails",
};
const webhookUrl: InlineSchema = { type: "string", description: "Where all events go; empty: nowhere" };
const verbose: InlineSchema = {
  type: "boolean",
  description: "Whether lists of requests tell of their headers",
};

const config = objectOf(
  {
    name: { type: "string" },
    port: { type: "integer" },
    latency: { type: "string", description: "How long answers are held back, such as 200ms" },
    fail_rate: failRate,
    webhook_url: webhookUrl,
    verbose,
  },
  ["name", "port", "latency", "fail_rate", "webhook_url", "verbose"],
);

/** How the twin is set up, under the path and with the words that other programs for twins know. */
export const adminConfigRoutes = [
  controlRoute({
    method: "GET",
    path: "/admin/config",
    summary: "Says how the twin is set up",
    answer: config,
    handle: shown,
  }),
  controlRoute<unknown, Change>({
    method: "PUT",
    path: "/admin/config",
    summary: "Sets the twin up: all that is given, or nothing where something of it is wrong",
    body: objectOf({
      latency: { type: ["string", "number"], description: "Such as 200ms, or milliseconds" },
      fail_rate: failRate,
      webhook_url: webhookUrl,
      verbose,
    }),
    answer: config,
    handle: (twin, { body }) => {
      const { latency, fail_rate, webhook_url, verbose: tells } = body;
      twin.configure({
        ...(latency !== undefined && {
          latency: typeof latency === "number" ? latency : parseDuration(latency),
        }),
        ...(fail_rate !== undefined && { failRate: fail_rate }),
        ...(webhook_url !== undefined && { webhookUrl: webhook_url }),
        ...(tells !== undefined && { verbose: tells }),
      });
      return shown(twin);
    },
  }),
];

function shown(twin: Twin): object {
  const { latency, failRate: fail_rate, webhookUrl: webhook_url, verbose: tells } = twin.settings();
  const { port } = twin.health();
  return { name: twin.name, port, latency: goDuration(latency), fail_rate, webhook_url, verbose: tells };
}

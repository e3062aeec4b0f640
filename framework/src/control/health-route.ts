import { controlRoute } from "./control-route.ts";

export const healthRoute = controlRoute({
  method: "GET",
  path: "/_wt/health",
  summary: "Says which twin this is and that it is well",
  answer: {
    type: "object",
    required: ["status", "twin", "version", "pid", "port", "url", "instance", "operations", "coverage"],
    properties: {
      status: { enum: ["ok"] },
      twin: { type: "string" },
      version: { type: "string" },
      pid: { type: "integer" },
      port: { type: "integer" },
      url: { type: "string" },
      instance: { type: "string" },
      operations: { type: "integer" },
      coverage: { type: "object", additionalProperties: { type: "integer" } },
    },
  },
  handle: (twin) => twin.health(),
});

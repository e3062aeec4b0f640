import { type ControlRoute, controlRoute } from "./control-route.ts";
import { openapiDocument } from "./openapi.ts";

/** The endpoint that describes all, itself among them. */
export function openapiRoute(routes: () => readonly ControlRoute[]): ControlRoute {
  return controlRoute({
    method: "GET",
    path: "/_wt/openapi.json",
    summary: "Describes this API",
    answer: { type: "object" },
    handle: (twin) => openapiDocument(routes(), twin.version),
  });
}

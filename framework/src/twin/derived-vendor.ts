import type { Failure } from "../authoring/failure.ts";
import { httpStatus } from "../conventions/http-status.ts";
import { dotted } from "../reading/path.ts";
import type { AnyVendorConfig } from "./erased.ts";

/** The conventions of an API about which only its description is known. */
export function derivedVendor(name: string): AnyVendorConfig {
  return {
    name,
    // A description says how credentials are sent, not which are good: any caller is welcome.
    auth: (request) => ({
      id: request.header("authorization") ?? "anonymous",
      scopes: [],
      account: "default",
    }),
    errors: (failure) => ({
      status: httpStatus(failure.reason, failure.problem),
      body: {
        error: { code: failure.code ?? failure.reason, message: messageOf(failure), param: failure.param },
      },
    }),
    paramName: dotted,
  };
}

function messageOf(failure: Failure): string {
  if (failure.message !== undefined) return failure.message;
  const { issue, resource, id } = failure;
  if (issue?.kind === "unknown") return `Unknown parameter: ${(issue.names ?? []).join(", ")}.`;
  if (issue?.kind === "missing") return `Missing parameter: ${dotted(issue.path)}.`;
  if (issue) return `Invalid value for ${dotted(issue.path) || "the body"} (${issue.kind}).`;
  if (failure.reason === "not_found" && resource) return `No ${resource} has the id ${id}.`;
  return failure.reason;
}

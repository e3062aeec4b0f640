import type { Reason } from "../authoring/failure.ts";

const statuses: Readonly<Record<Reason, number>> = {
  invalid_argument: 400,
  failed_precondition: 400,
  unauthenticated: 401,
  permission_denied: 403,
  not_found: 404,
  already_exists: 409,
  aborted: 409,
  resource_exhausted: 429,
  unimplemented: 501,
  internal: 500,
};

/** The HTTP status AIP-193 gives a reason. */
export function httpStatus(reason: Reason): number {
  return statuses[reason];
}

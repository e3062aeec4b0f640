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

/** Statuses of problems that HTTP itself knows (RFC 9110, RFC 6585). */
const problems: Readonly<Record<string, number>> = {
  headers_too_large: 431,
  request_timeout: 408,
  too_large: 413,
  unsupported_encoding: 415,
  unsupported_media_type: 415,
};

/** The HTTP status of a problem with the request itself, else the one AIP-193 gives the reason. */
export function httpStatus(reason: Reason, problem?: string): number {
  return (problem === undefined ? undefined : problems[problem]) ?? statuses[reason];
}

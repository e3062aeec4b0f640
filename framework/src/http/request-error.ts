import type { Failure } from "../authoring/failure.ts";

const problems: Readonly<Record<string, Failure>> = {
  HPE_HEADER_OVERFLOW: {
    reason: "invalid_argument",
    problem: "headers_too_large",
    message: "The request line and headers are too large.",
  },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: {
    reason: "invalid_argument",
    problem: "too_large",
    message: "The chunks of the body have extensions that are too large.",
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    reason: "invalid_argument",
    problem: "request_timeout",
    message: "The request did not arrive in time.",
  },
};

/** What it means for a client that Node could not make a request of what it sent. */
export function requestError({ code = "" }: NodeJS.ErrnoException): Failure {
  return (
    problems[code] ?? {
      reason: "invalid_argument",
      problem: "malformed_request",
      message: "This is not a valid HTTP request.",
    }
  );
}

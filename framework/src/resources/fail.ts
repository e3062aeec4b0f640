import type { Failure, FailureDetails, Reason } from "../authoring/failure.ts";

/** Ends a request with a failure; the pipeline alone catches it. */
export class RequestFailed extends Error {
  readonly failure: Failure;
  /** Whether what the handler told the store stays. */
  readonly keep: boolean;

  constructor(failure: Failure, keep = false) {
    super(failure.message ?? failure.code ?? failure.reason);
    this.name = "RequestFailed";
    this.failure = failure;
    this.keep = keep;
  }
}

const reasons: ReadonlySet<string> = new Set<Reason>([
  "invalid_argument",
  "failed_precondition",
  "unauthenticated",
  "permission_denied",
  "not_found",
  "already_exists",
  "aborted",
  "resource_exhausted",
  "unimplemented",
  "internal",
]);

const isReason = (code: string): code is Reason => reasons.has(code);

/** Ends the request with a reason, or with a code of the vendor's own. */
export function fail(code: string, { keep = false, ...details }: FailureDetails = {}): never {
  const failure: Failure = isReason(code)
    ? { reason: code, ...details }
    : { reason: "invalid_argument", code, ...details };
  throw new RequestFailed(failure, keep);
}

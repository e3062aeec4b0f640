import type { ReadIssue } from "../reading/issue.ts";

/** Why a request failed, in no vendor's words (the canonical codes of AIP-193). */
export type Reason =
  | "invalid_argument"
  | "failed_precondition"
  | "unauthenticated"
  | "permission_denied"
  | "not_found"
  | "already_exists"
  | "aborted"
  | "resource_exhausted"
  | "unimplemented"
  | "internal";

/** A request that did not work: what `fail()` and the pipeline hand to the vendor's `errors`. */
export interface Failure<Code extends string = string> {
  readonly reason: Reason;
  readonly code?: Code;
  readonly message?: string;
  /** The parameter at fault, as the vendor writes it. */
  readonly param?: string;
  /** The first thing wrong with the request, where reading it failed. */
  readonly issue?: ReadIssue;
  /** What kept the request from being read at all: `malformed_json`, `unsupported_media_type` … */
  readonly problem?: string;
  /** The resource and id that it is about: what was not found, or was in the wrong `state`. */
  readonly resource?: string;
  readonly id?: string;
  /** Whether that id stood in the path or in the query or body. */
  readonly from?: "path" | "request";
  readonly state?: string;
  /** Fields of the vendor's own that its `errors` knows how to show. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** What a handler may say about a failure. */
export interface FailureDetails
  extends Pick<Failure, "message" | "param" | "resource" | "id" | "state" | "extra"> {
  /** Keep what the handler told the store before; otherwise a failed request leaves no trace. */
  readonly keep?: boolean;
}

/** How a failure looks on the wire. */
export interface FailureAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

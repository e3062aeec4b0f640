/**
 * Why a request could not be decoded at all.
 *
 * - `malformed_json`, `malformed_form`, `malformed_multipart`: the syntax is broken
 * - `invalid_utf8`: text holds bytes that are no UTF-8
 * - `too_deep`, `too_many_parameters`: a limit that protects the twin is overstepped
 * - `unsupported_encoding`, `malformed_encoding`, `too_large`: the body is compressed in a way that cannot be undone
 * - `unsupported_media_type`: the content type is unknown or cannot be parsed
 */
export type ProblemKind =
  | "malformed_json"
  | "malformed_form"
  | "malformed_multipart"
  | "invalid_utf8"
  | "too_deep"
  | "too_many_parameters"
  | "unsupported_encoding"
  | "malformed_encoding"
  | "too_large"
  | "unsupported_media_type";

/** The one error that decoding throws; its message says what and where in one sentence. */
export class ReadProblem extends Error {
  readonly kind: ProblemKind;

  constructor(kind: ProblemKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "ReadProblem";
    this.kind = kind;
  }
}

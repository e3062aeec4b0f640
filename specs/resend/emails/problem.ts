import type { ErrorCode } from "../conventions/errors.ts";

/** Why an email cannot be sent. */
export interface Problem {
  readonly code: ErrorCode;
  readonly message: string;
  /** Where it is refused as something that is not allowed, and not as something that is wrong. */
  readonly forbidden?: true;
}

export const missing = (field: string): Problem => ({
  code: "missing_required_field",
  message: `Missing \`${field}\` field.`,
});
export const invalid = (message: string): Problem => ({ code: "validation_error", message });
export const forbidden = (message: string): Problem => ({
  code: "validation_error",
  message,
  forbidden: true,
});

/** Ends the request with a problem. */
export function refuse(
  { code, message, forbidden }: Problem,
  fail: (code: ErrorCode | "permission_denied", details: { readonly message: string }) => never,
): never {
  return fail(forbidden ? "permission_denied" : code, { message });
}

import type { Failure, KeyReuse } from "@wondertwin/framework";

/** An idempotency key that comes back with another request (docs.stripe.com/api/idempotent_requests). */
export function reusedKey(key: string, { path, firstPath }: KeyReuse): Failure {
  const where =
    path === firstPath
      ? "with the same parameters they were first used with"
      : `for the same endpoint they were first used for ('${path}' vs '${firstPath}')`;
  return {
    reason: "invalid_argument",
    message: `Keys for idempotent requests can only be used ${where}. Try using a key other than '${key}' if you meant to execute a different request.`,
    extra: { type: "idempotency_error" },
  };
}

import type { AnsweredRequest, Failure, FailureAnswer, ReadIssue } from "@wondertwin/framework";

/** The names of errors and their statuses (resend.com/docs/api-reference/errors). */
const statuses = {
  application_error: 500,
  concurrent_idempotent_requests: 409,
  daily_quota_exceeded: 429,
  internal_server_error: 500,
  invalid_access: 422,
  invalid_attachment: 422,
  invalid_idempotency_key: 400,
  invalid_idempotent_request: 409,
  invalid_parameter: 422,
  invalid_region: 422,
  method_not_allowed: 405,
  missing_api_key: 401,
  missing_required_field: 422,
  monthly_quota_exceeded: 429,
  not_found: 404,
  rate_limit_exceeded: 429,
  restricted_api_key: 401,
  security_error: 451,
  validation_error: 422,
} as const;

export type ErrorCode = keyof typeof statuses;

interface Said {
  readonly name: ErrorCode;
  readonly message: string;
  /** Where it is not the name's own. */
  readonly statusCode?: number;
}

/** An error as the API words it. */
export function resendError(
  failure: Failure<ErrorCode>,
  request: Pick<AnsweredRequest, "path">,
): FailureAnswer {
  const { name, message, statusCode = statuses[name] } = said(failure, request);
  return { status: statusCode, body: { statusCode, name, message } };
}

function said(failure: Failure<ErrorCode>, { path }: { readonly path: string }): Said {
  const { code, issue, message, problem, reason, resource } = failure;
  if (problem !== undefined) return ofProblem(problem, message);
  if (issue !== undefined) return ofIssue(issue, path);
  switch (reason) {
    case "unauthenticated":
      return { name: code ?? "validation_error", message: message ?? "API key is invalid", statusCode: 401 };
    case "permission_denied":
      return { name: code ?? "validation_error", message: message ?? "Forbidden", statusCode: 403 };
    case "not_found":
      return { name: "not_found", message: message ?? `${titled(resource ?? "resource")} not found` };
    case "already_exists":
      return { name: "validation_error", message: message ?? "Already exists", statusCode: 409 };
    case "resource_exhausted":
      return { name: code ?? "rate_limit_exceeded", message: message ?? "Too many requests" };
    case "unimplemented":
      return {
        name: "application_error",
        message: "The twin does not emulate this operation.",
        statusCode: 501,
      };
    case "internal":
      return { name: "internal_server_error", message: "Internal server error" };
    default:
      return { name: code ?? "validation_error", message: message ?? "The request is not valid." };
  }
}

function ofProblem(problem: string, message: string | undefined): Said {
  switch (problem) {
    case "unknown_path":
      return { name: "not_found", message: "The requested endpoint does not exist" };
    case "unknown_method":
      return { name: "method_not_allowed", message: "Method is not allowed for the requested path" };
    case "idempotency_key_too_long":
      return { name: "invalid_idempotency_key", message: "The key must be between 1-256 chars" };
    case "too_large":
      return { name: "validation_error", message: "The request is too large", statusCode: 413 };
    default:
      return {
        name: "validation_error",
        message: message ?? "The request body is not valid JSON",
        statusCode: 400,
      };
  }
}

/** What is wrong with a field; of a batch's, which email it is of. */
function ofIssue({ kind, path, expected, allowed, limit }: ReadIssue, url: string): Said {
  const field = path.join(".");
  if (kind === "missing") return { name: "missing_required_field", message: `Missing \`${field}\` field.` };
  if (field === "limit" && !url.endsWith("/emails/batch"))
    return {
      name: "validation_error",
      message: "The pagination limit should be a number between 1 and 100.",
    };
  if (kind === "type")
    return {
      name: "validation_error",
      message: `The \`${field}\` field must be ${withArticle(expected?.join(" or ") ?? "valid")}.`,
    };
  if (kind === "enum")
    return {
      name: "validation_error",
      message: `Invalid \`${field}\` field. It should be one of: ${allowed?.join(", ")}.`,
    };
  if (kind === "format" || kind === "pattern")
    return { name: "invalid_parameter", message: `The \`${field}\` field must be a valid UUID.` };
  const bound = limit && Object.values(limit)[0];
  return {
    name: "validation_error",
    message: `Invalid \`${field}\` field${bound === undefined ? "" : ` (${bound})`}.`,
  };
}

const withArticle = (noun: string) => `${/^[aeio]/.test(noun) ? "an" : "a"} \`${noun}\``;

/** A resource as errors call it: `API key`, `Contact`. */
function titled(resource: string): string {
  const words = resource.replace(/^api_/, "API ").replaceAll("_", " ");
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

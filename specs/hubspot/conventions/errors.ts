import {
  type AnsweredRequest,
  type Failure,
  type FailureAnswer,
  httpStatus,
  type ReadIssue,
} from "@wondertwin/framework";

/** The categories of HubSpot's errors (developers.hubspot.com/docs/reference/api/other-resources/error-handling). */
export type Category =
  | "CONFLICT"
  | "EXPIRED_AUTHENTICATION"
  | "INVALID_AUTHENTICATION"
  | "MISSING_SCOPES"
  | "OBJECT_ALREADY_EXISTS"
  | "OBJECT_NOT_FOUND"
  | "RATE_LIMITS"
  | "VALIDATION_ERROR"
  | OAuthStatus;

/** What OAuth's endpoints say in place of `error`. */
export type OAuthStatus =
  | "BAD_AUTH_CODE"
  | "BAD_CLIENT_ID"
  | "BAD_CLIENT_SECRET"
  | "BAD_GRANT_TYPE"
  | "BAD_REDIRECT_URI"
  | "BAD_REFRESH_TOKEN";

const statuses: Readonly<Record<string, number>> = {
  CONFLICT: 409,
  EXPIRED_AUTHENTICATION: 401,
  INVALID_AUTHENTICATION: 401,
  MISSING_SCOPES: 403,
  OBJECT_ALREADY_EXISTS: 409,
  OBJECT_NOT_FOUND: 404,
  RATE_LIMITS: 429,
  VALIDATION_ERROR: 400,
};

const categories: Readonly<Record<string, Category>> = {
  already_exists: "OBJECT_ALREADY_EXISTS",
  invalid_argument: "VALIDATION_ERROR",
  failed_precondition: "VALIDATION_ERROR",
  not_found: "OBJECT_NOT_FOUND",
  permission_denied: "MISSING_SCOPES",
  resource_exhausted: "RATE_LIMITS",
  unauthenticated: "INVALID_AUTHENTICATION",
};

/** An error as HubSpot tells it: a message, a category, what exactly is wrong, and an id to ask its support about. */
export function hubspotError(failure: Failure, { id }: AnsweredRequest): FailureAnswer {
  const { reason, code, problem, extra = {} } = failure;
  if (code?.startsWith("BAD_"))
    return {
      status: 400,
      body: { status: code, message: failure.message, correlationId: id, category: code },
    };
  const category = code ?? categories[reason] ?? "INTERNAL_ERROR";
  return {
    status: code === undefined ? httpStatus(reason, problem) : (statuses[code] ?? 400),
    body: {
      status: "error",
      message: failure.message ?? messageOf(failure),
      correlationId: id,
      ...(reason === "resource_exhausted" && { errorType: "RATE_LIMIT" }),
      ...extra,
      category,
    },
  };
}

function messageOf(failure: Failure): string {
  const { reason, problem, issue, resource, id } = failure;
  if (problem === "unknown_path" || problem === "unknown_method") return "Not Found";
  if (problem === "unsupported_media_type") return "HTTP 415 Unsupported Media Type";
  if (problem !== undefined) return "Invalid input JSON: the body cannot be read";
  if (issue) return wordedIssue(issue);
  switch (reason) {
    case "not_found":
      return resource === undefined || id === undefined
        ? "resource not found"
        : `No ${resource} has the id ${id}`;
    case "unauthenticated":
      return "Authentication credentials not found. This API supports OAuth 2.0 authentication and you can find more details at https://developers.hubspot.com/docs/methods/auth/oauth-overview";
    case "permission_denied":
      return "This app hasn't been granted all required scopes to make this call. Read more about required scopes here: https://developers.hubspot.com/scopes.";
    case "resource_exhausted":
      return "You have reached your ten_secondly_rolling limit.";
    case "unimplemented":
      return "This operation is not emulated by the twin.";
    default:
      return "internal error";
  }
}

/** What is wrong with a body or a query. */
function wordedIssue({ kind, path, expected = [], allowed = [] }: ReadIssue): string {
  const at = path.join(".");
  switch (kind) {
    case "missing":
      return `Invalid input JSON on line 1, column 1: Some required fields were not set: [${path.at(-1) ?? ""}]`;
    case "type":
      return `Invalid input JSON on line 1, column 1: Cannot build ${expected[0] ?? "value"} from ${at}`;
    case "enum":
      return `Enum type must be one of: [${allowed.join(", ")}] (${at})`;
    default:
      return `Invalid value for ${at}`;
  }
}

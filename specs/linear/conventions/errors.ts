import type { Failure, FailureAnswer } from "@wondertwin/framework";

/** The codes of Linear's errors. */
export type ErrorCode =
  | "AUTHENTICATION_ERROR"
  | "FORBIDDEN"
  | "FEATURE_NOT_ACCESSIBLE"
  | "GRAPHQL_PARSE_FAILED"
  | "GRAPHQL_VALIDATION_FAILED"
  | "INPUT_ERROR"
  | "INTERNAL_SERVER_ERROR"
  | "INVALID_INPUT"
  | "RATELIMITED"
  | "USAGE_LIMIT_EXCEEDED"
  | "invalid_grant";

/** What an error says of itself beside its message. */
interface Kind {
  readonly code: ErrorCode;
  /** By which the SDK chooses the class of the error. */
  readonly type: string;
  readonly statusCode: number;
  readonly userPresentableMessage?: string | undefined;
  /** Whether the whole request fails with the status, and not one field of it. */
  readonly isRequest?: boolean;
}

/** How Linear words a failure: an error with a type, a code and a text to be shown. */
export function linearError(failure: Failure<ErrorCode>, { path }: { readonly path: string }): FailureAnswer {
  if (path.startsWith("/oauth/")) return oauthError(failure);
  if (path.startsWith("/uploads/")) return { status: 404, body: { error: "Not found" } };
  const { code, type, statusCode, userPresentableMessage, isRequest = false } = kindOf(failure);
  const extensions = {
    type,
    code,
    statusCode,
    userError: statusCode < 500,
    ...(userPresentableMessage !== undefined && { userPresentableMessage }),
    meta: {},
  };
  return {
    status: isRequest ? statusCode : 200,
    body: { errors: [{ message: messageOf(failure), extensions }], ...(!isRequest && { data: null }) },
  };
}

/** How OAuth words a failure (RFC 6749, 5.2). */
function oauthError({ code, message, reason, param }: Failure<ErrorCode>): FailureAnswer {
  const error = code ?? (reason === "invalid_argument" ? "invalid_request" : reason);
  return {
    status: 400,
    body: { error, error_description: message ?? param ?? "The request is not as it must be." },
  };
}

function kindOf({ reason, code, problem, resource, message, param }: Failure<ErrorCode>): Kind {
  if (problem === "syntax") return { code: "GRAPHQL_PARSE_FAILED", ...invalidDocument };
  if (problem === "too_complex") return { code: "INPUT_ERROR", ...invalidDocument };
  if (problem !== undefined)
    return { code: "GRAPHQL_VALIDATION_FAILED", ...invalidDocument, statusCode: statuses[problem] ?? 400 };
  switch (reason) {
    case "unauthenticated":
      return {
        code: "AUTHENTICATION_ERROR",
        type: "authentication error",
        statusCode: 401,
        userPresentableMessage: "You need to authenticate to access this operation.",
        isRequest: true,
      };
    case "permission_denied":
      return { code: "FORBIDDEN", type: "forbidden", statusCode: 403, userPresentableMessage: message };
    case "resource_exhausted":
      return {
        code: code ?? "RATELIMITED",
        type: "ratelimited",
        statusCode: 400,
        userPresentableMessage: message,
        isRequest: true,
      };
    case "not_found":
      return {
        code: "INPUT_ERROR",
        ...invalidInput,
        userPresentableMessage: `Could not find referenced ${resource}.`,
      };
    case "unimplemented":
      return {
        code: "FEATURE_NOT_ACCESSIBLE",
        type: "feature not accessible",
        statusCode: 400,
        userPresentableMessage: message,
      };
    case "internal":
      return { code: "INTERNAL_SERVER_ERROR", type: "internal error", statusCode: 500, isRequest: true };
    default:
      return { code: code ?? "INVALID_INPUT", ...invalidInput, userPresentableMessage: message ?? param };
  }
}

/** Statuses of requests that are no documents at all. */
const statuses: Readonly<Record<string, number>> = {
  unknown_path: 404,
  unknown_method: 405,
  too_large: 413,
  unsupported_media_type: 415,
};

const invalidDocument = { type: "graphql error", statusCode: 400, isRequest: true } as const;
const invalidInput = { type: "invalid input", statusCode: 400 } as const;

function messageOf({ message, reason, resource, param, problem }: Failure): string {
  if (message !== undefined) return message;
  if (problem === "unknown_path") return "Not found";
  if (reason === "not_found") return `Entity not found: ${resource}`;
  if (reason === "unauthenticated") return "Authentication required, not authenticated";
  if (reason === "resource_exhausted") return "Rate limit exceeded";
  if (reason === "internal") return "Internal server error";
  return param === undefined ? "Argument Validation Error" : `Argument Validation Error - ${param}`;
}

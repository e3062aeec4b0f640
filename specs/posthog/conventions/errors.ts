import { type Failure, type FailureAnswer, httpStatus, type ReadIssue } from "@wondertwin/framework";

/** An error as PostHog's API words it (posthog.com/docs/api): a type, a code, a sentence and the field at fault. */
export function posthogError(failure: Failure): FailureAnswer {
  const status = statusOf(failure);
  const { code, detail } = wordsOf(failure, status);
  return {
    status,
    body: { type: types[status] ?? "server_error", code, detail, attr: attributeOf(failure) },
  };
}

const types: Readonly<Record<number, string>> = {
  400: "validation_error",
  401: "authentication_error",
  403: "authentication_error",
  404: "invalid_request",
  405: "invalid_request",
  409: "invalid_request",
  413: "invalid_request",
  415: "invalid_request",
  429: "throttled_error",
};

function statusOf({ reason, problem, code }: Failure): number {
  if (problem === "unknown_method" || code === "method_not_allowed") return 405;
  if (reason === "already_exists") return 400;
  return httpStatus(reason, problem);
}

interface Words {
  readonly code: string;
  readonly detail: string;
}

const words: Readonly<Record<number, Words>> = {
  400: { code: "invalid_input", detail: "Malformed request." },
  401: { code: "not_authenticated", detail: "Authentication credentials were not provided." },
  403: { code: "permission_denied", detail: "You do not have permission to perform this action." },
  404: { code: "not_found", detail: "Not found." },
  405: { code: "method_not_allowed", detail: "Method not allowed." },
  409: { code: "conflict", detail: "The resource has changed meanwhile." },
  413: { code: "request_entity_too_large", detail: "The request is too large." },
  415: { code: "unsupported_media_type", detail: "Unsupported media type in request." },
  429: { code: "throttled", detail: "Request was throttled." },
  501: { code: "not_emulated", detail: "The twin does not emulate this." },
};

function wordsOf({ code, message, issue, problem, reason }: Failure, status: number): Words {
  if (issue !== undefined) return issueWords(issue);
  if (problem === "malformed_json")
    return { code: "parse_error", detail: `JSON parse error - ${message ?? "invalid"}` };
  const usual = words[status] ?? { code: "error", detail: "A server error occurred." };
  const isNamed = code !== undefined && code !== reason;
  return { code: isNamed ? code : usual.code, detail: message ?? usual.detail };
}

function issueWords({ kind, value, expected }: ReadIssue): Words {
  if (kind === "missing") return { code: "required", detail: "This field is required." };
  if (value === null) return { code: "null", detail: "This field may not be null." };
  if (kind === "enum") return { code: "invalid_choice", detail: `"${String(value)}" is not a valid choice.` };
  const [type = ""] = expected ?? [];
  const detail = kind === "type" ? typeWords[type] : undefined;
  return { code: "invalid", detail: detail ?? "Not a valid value." };
}

const typeWords: Readonly<Record<string, string>> = {
  string: "Not a valid string.",
  number: "A valid number is required.",
  integer: "A valid integer is required.",
  boolean: "Must be a valid boolean.",
  array: "Expected a list of items.",
  object: "Expected a dictionary of items.",
};

/** Nested fields are joined by two underscores. */
function attributeOf({ issue, param }: Failure): string | null {
  if (param !== undefined) return param;
  return issue === undefined || issue.path.length === 0 ? null : issue.path.join("__");
}

import { type Failure, type FailureAnswer, httpStatus, type ReadIssue } from "@wondertwin/framework";

/** Codes of what is wrong with a field (docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api). */
export type ErrorCode = "missing" | "missing_field" | "invalid" | "unprocessable" | "custom";

const documentation = "https://docs.github.com/rest";

/** An error as GitHub words it. */
export function githubError(failure: Failure<ErrorCode>): FailureAnswer {
  const status = statusOf(failure);
  const { message, errors } = wordsOf(failure, status);
  return {
    status,
    body: {
      message,
      ...(errors && { errors }),
      documentation_url: documentation,
      status: String(status),
    },
  };
}

function statusOf({ reason, problem, issue, extra }: Failure): number {
  if (typeof extra?.["status"] === "number") return extra["status"];
  if (problem === "unknown_path" || problem === "unknown_method") return 404;
  if (problem !== undefined) return httpStatus(reason, problem);
  if (issue?.path.length === 0 && issue.kind === "type") return 400;
  if (reason === "invalid_argument" || reason === "already_exists") return 422;
  return reason === "resource_exhausted" ? 403 : httpStatus(reason);
}

interface Words {
  readonly message: string;
  readonly errors?: readonly unknown[];
}

const messages: Readonly<Record<number, string>> = {
  400: "Problems parsing JSON",
  401: "Requires authentication",
  403: "Forbidden",
  404: "Not Found",
  409: "Conflict",
  413: "Payload too large",
  422: "Validation Failed",
  500: "Server Error",
  501: "The twin does not emulate this operation.",
};

function wordsOf(failure: Failure<ErrorCode>, status: number): Words {
  const { message, code, issue, reason, problem, param: field, extra } = failure;
  const listed = extra?.["errors"];
  if (Array.isArray(listed)) return { message: message ?? "Validation Failed", errors: listed };
  if (problem === "unsupported_media_type")
    return {
      message: `Unsupported 'Content-Type' header '${String(extra?.["sent"] ?? "")}'. Must be 'application/json'.`,
    };
  if (issue)
    return status === 400 ? { message: "Body should be a JSON object" } : { message: schemaWords(issue) };
  const known = reason === "already_exists" ? "already_exists" : code;
  if (known !== undefined && status === 422)
    return {
      message: "Validation Failed",
      errors: [
        {
          ...(failure.resource !== undefined && { resource: className(failure.resource) }),
          code: known,
          ...(field !== undefined && { field }),
          ...(message !== undefined && { message }),
        },
      ],
    };
  return { message: message ?? messages[status] ?? "Validation Failed" };
}

/** What does not fit the operation's schema is refused before anything looks at it. */
function schemaWords(issue: ReadIssue): string {
  const name = String(issue.path.at(-1) ?? "");
  if (issue.kind === "missing") return `Invalid request.\n\n"${name}" wasn't supplied.`;
  const place = `properties/${issue.path.join("/")}`;
  const value = JSON.stringify(issue.value);
  if (issue.kind === "type")
    return `Invalid request.\n\nFor '${place}', ${value} is not ${withArticle(issue.expected?.join(" or ") ?? "valid")}.`;
  if (issue.kind === "enum")
    return `Invalid request.\n\nFor '${place}', ${value} is not a member of ${JSON.stringify(issue.allowed)}.`;
  return `Invalid request.\n\nFor '${place}', ${value} is not valid.`;
}

const withArticle = (noun: string) => `${/^[aeio]/.test(noun) ? "an" : "a"} ${noun}`;

/** A resource as errors and webhooks call it: `IssueComment`. */
export function className(resource: string): string {
  return resource.replace(/(?:^|[-_])(\w)/g, (_, letter: string) => letter.toUpperCase());
}

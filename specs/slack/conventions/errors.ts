import type { AnsweredRequest, Failure, FailureAnswer, ReadIssue } from "@wondertwin/framework";

/** Failures of this twin that the description does not list. */
export type OtherCode =
  | "access_denied"
  | "already_archived"
  | "name_taken"
  | "channel_not_found"
  | "user_not_found"
  | "section_not_found"
  | "list_not_found"
  | "item_not_found"
  | "invite_request_not_found"
  | "invalid_manifest"
  | "invalid_email"
  | "error_name_taken"
  | "emoji_not_found"
  | "could_not_archive_channel"
  | "channel_not_archived"
  | "channel_canvas_already_exists"
  | "cannot_delete_app"
  | "canvas_not_found"
  | "app_not_found"
  | "already_in_team"
  | "already_public"
  | "bad_redirect_uri"
  | "handle_already_exists"
  | "name_already_exists"
  | "no_pin"
  | "no_such_subteam"
  | "team_not_found"
  | "too_long"
  | "bookmark_not_found"
  | "cant_dm_bot"
  | "cant_update_message"
  | "duplicate_external_id"
  | "exchanged_trigger_id"
  | "expired_url"
  | "invalid_payload"
  | "expired_trigger_id"
  | "external_channel_migrating"
  | "file_not_found"
  | "file_update_failed"
  | "hash_conflict"
  | "internal_error"
  | "invalid_arguments"
  | "invalid_auth"
  | "invalid_blocks"
  | "invalid_client_id"
  | "invalid_code"
  | "invalid_cursor"
  | "invalid_link"
  | "invalid_name_maxlength"
  | "invalid_name_punctuation"
  | "invalid_refresh_token"
  | "invalid_trigger_id"
  | "invalid_ts_latest"
  | "invalid_ts_oldest"
  | "invalid_types"
  | "message_limit_exceeded"
  | "missing_argument"
  | "missing_scope"
  | "no_item_specified"
  | "not_allowed_token_type"
  | "not_authed"
  | "not_enabled"
  | "not_found"
  | "oauth_authorization_url_mismatch"
  | "push_limit_reached"
  | "ratelimited"
  | "thread_not_found"
  | "time_in_past"
  | "time_too_far"
  | "token_expired"
  | "token_revoked"
  | "account_inactive"
  | "unknown_method"
  | "upload_not_found"
  | "view_too_large";

const problems: Readonly<Record<string, string>> = {
  malformed_json: "invalid_json",
  not_an_object: "json_not_object",
  malformed_form: "invalid_form_data",
  malformed_multipart: "invalid_form_data",
  invalid_utf8: "invalid_charset",
  unsupported_media_type: "invalid_post_type",
  too_large: "request_too_large",
};

/** Slack answers 200 and says in the body what went wrong (docs.slack.dev/apis/web-api). */
export function slackError(failure: Failure, { path }: AnsweredRequest): FailureAnswer {
  const { reason, problem, issue, extra = {} } = failure;
  if (problem === "unknown_path" || problem === "unknown_method")
    return path.startsWith("/api/")
      ? { status: 200, body: { ok: false, error: "unknown_method", req_method: path.slice("/api/".length) } }
      : { status: 404, body: { ok: false, error: "not_found" } };
  if (reason === "resource_exhausted")
    return {
      status: 429,
      headers: { "Retry-After": "1" },
      body: { ok: false, error: "ratelimited" },
    };
  const { needed, provided, messages, error, args } = extra;
  const told = issue ? [wordedIssue(issue)] : messages;
  return {
    status: 200,
    // Who the caller is was not granted, but what the token may do is told.
    ...(provided !== undefined && { headers: { "X-OAuth-Scopes": String(provided) } }),
    body: {
      ok: false,
      error: error ?? (problem === undefined ? codeOf(failure) : (problems[problem] ?? "invalid_arguments")),
      ...(args !== undefined && { args }),
      ...(needed !== undefined && { needed, provided }),
      ...(told !== undefined && { response_metadata: { messages: told } }),
    },
  };
}

function codeOf({ code, reason, resource }: Failure): string {
  if (code !== undefined) return code;
  switch (reason) {
    case "invalid_argument":
      return "invalid_arguments";
    case "not_found":
      return resource === undefined ? "not_found" : `${NOUNS[resource] ?? resource}_not_found`;
    case "unauthenticated":
      return "invalid_auth";
    case "permission_denied":
      return "access_denied";
    case "unimplemented":
      return "method_not_supported_for_channel_type";
    default:
      return "internal_error";
  }
}

/** What Slack calls a thing that was not found. */
const NOUNS: Readonly<Record<string, string>> = {
  conversation: "channel",
  usergroup: "subteam",
};

/** An argument's mistake as Slack's validator words it. */
function wordedIssue({ kind, path, expected = [], allowed = [], limit }: ReadIssue): string {
  const at = `[json-pointer:/${path.join("/")}]`;
  switch (kind) {
    case "missing":
      return `[ERROR] missing required field: ${path.at(-1)}`;
    case "type":
      return `[ERROR] must provide ${article(expected.find((type) => type !== "null") ?? "value")} ${at}`;
    case "enum":
      return `[ERROR] must be one of: ${allowed.join(", ")} ${at}`;
    case "length":
      return limit?.max === undefined
        ? `[ERROR] must be more than ${(limit?.min ?? 1) - 1} characters ${at}`
        : `[ERROR] must be less than ${limit.max + 1} characters ${at}`;
    case "range":
      return `[ERROR] must be ${limit?.max === undefined ? `at least ${limit?.min}` : `at most ${limit.max}`} ${at}`;
    default:
      return `[ERROR] invalid value ${at}`;
  }
}

const article = (noun: string) => (/^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`);

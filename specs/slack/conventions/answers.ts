import type { AnsweredRequest } from "@wondertwin/framework";
import { scopesOf } from "./scopes.ts";

/** Every success says so, and warns of a request whose charset is missing or superfluous. */
export function slackAnswer(body: object, request: AnsweredRequest): object {
  const warning = charsetWarning(request);
  if (warning === undefined) return { ok: true, ...body };
  const metadata: unknown = Reflect.get(body, "response_metadata");
  return {
    ok: true,
    ...body,
    warning,
    response_metadata: { ...(typeof metadata === "object" ? metadata : {}), warnings: [warning] },
  };
}

function charsetWarning({ method, header }: AnsweredRequest): string | undefined {
  const type = header("content-type");
  if (type === undefined || method !== "POST") return undefined;
  const saysCharset = /;\s*charset=/i.test(type);
  if (/^application\/json\b/i.test(type)) return saysCharset ? undefined : "missing_charset";
  return /^application\/x-www-form-urlencoded\b/i.test(type) && saysCharset
    ? "superfluous_charset"
    : undefined;
}

/** What the token has, and what the method accepts. */
export function slackHeaders({ caller, operation, id }: AnsweredRequest): Readonly<Record<string, string>> {
  const scopes = operation ? scopesOf(operation) : [];
  return {
    "X-Slack-Req-Id": id,
    "Cache-Control": "private, no-cache, no-store, must-revalidate",
    ...(caller && caller.scopes.length > 0 && { "X-OAuth-Scopes": caller.scopes.join(",") }),
    ...(scopes.length > 0 && { "X-Accepted-OAuth-Scopes": scopes.join(",") }),
  };
}

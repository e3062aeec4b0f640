import type { CapturedMessage } from "@wondertwin/framework/contracts";
import { isRecord } from "../project/is-record.ts";

const REDACTED = "[redacted]";

/** Headers that carry secrets, whoever the vendor is. */
const secretHeaders = new Set(["authorization", "cookie", "set-cookie", "proxy-authorization", "x-api-key"]);

/** Fields of bodies and queries that carry secrets, whoever the vendor is. */
const secretFields = new Set([
  "access_token",
  "api_key",
  "apikey",
  "client_assertion",
  "client_secret",
  "password",
  "private_key",
  "refresh_token",
  "secret",
]);

export function redactHeaders(headers: CapturedMessage["headers"]): CapturedMessage["headers"] {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      secretHeaders.has(name.toLowerCase()) ? REDACTED : value,
    ]),
  );
}

/** A body of JSON or of a form without its secrets; other text as it is. */
export function redactBody(text: string, contentType: string): string {
  if (contentType.includes("json")) return redactJson(text);
  return contentType.includes("x-www-form-urlencoded") ? redactForm(text) : text;
}

/** An address without the secrets of its query. */
export function redactUrl(url: string): string {
  const mark = url.indexOf("?");
  return mark === -1 ? url : url.slice(0, mark + 1) + redactForm(url.slice(mark + 1));
}

function redactJson(text: string): string {
  let found = false;
  const replace = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(replace);
    if (!isRecord(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => {
        if (!secretFields.has(name.toLowerCase()) || typeof member !== "string")
          return [name, replace(member)];
        found = true;
        return [name, REDACTED];
      }),
    );
  };
  try {
    const value = replace(JSON.parse(text));
    return found ? JSON.stringify(value) : text;
  } catch {
    return text;
  }
}

function redactForm(text: string): string {
  return text
    .split("&")
    .map((pair) => {
      const [name = ""] = pair.split("=", 1);
      const last =
        decoded(name)
          .split(/[[\]]+/)
          .filter(Boolean)
          .at(-1) ?? "";
      return secretFields.has(last.toLowerCase()) ? `${name}=${REDACTED}` : pair;
    })
    .join("&");
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

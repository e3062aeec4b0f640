import { TwinError } from "../contracts/twin-error.ts";
import type { RecordedAnswer } from "./recorded-answer.ts";
import type { RecordedExchange } from "./recorded-exchange.ts";

/** Whether a text begins as an HTTP Archive does. */
export function looksLikeHar(text: string): boolean {
  return /^\s*\{\s*"log"\s*:/.test(text);
}

/**
 * Reads an HTTP Archive (HAR 1.2), whoever wrote it.
 *
 * @throws TwinError `recording_invalid` naming the entry
 */
export function readHar(text: string): readonly RecordedExchange[] {
  const entries: unknown = jsonOf(text)?.log?.entries;
  if (!Array.isArray(entries)) throw invalid("It has no entries.");
  return entries.map((entry: unknown, index) => exchangeOf(entry, index + 1));
}

function exchangeOf(entry: unknown, n: number): RecordedExchange {
  const { request, response } = Object(entry);
  const address = URL.canParse(request?.url) ? new URL(request.url) : undefined;
  if (!address || typeof request.method !== "string" || typeof response?.status !== "number")
    throw invalid(`Its entry ${n} is no exchange.`);
  const { postData } = request;
  const { content } = response;
  const body = textOf(postData);
  const { startedDateTime, time } = Object(entry);
  const wall = Date.parse(String(startedDateTime));
  return {
    n,
    ...(!Number.isNaN(wall) && { when: { at: wall, wall, duration: typeof time === "number" ? time : 0 } }),
    request: {
      method: request.method,
      url: address.pathname + address.search,
      headers: headersOf(request.headers),
      body: body ?? "",
    },
    cut: isCut(body, request.bodySize),
    answer: {
      status: response.status,
      headers: headersOf(response.headers),
      body: textOf(content) ?? "",
      cut: isCut(textOf(content), content?.size),
    },
  };
}

/** Whether a body was longer than its text; an archive without the text says nothing of the body. */
function isCut(text: string | undefined, size: unknown): boolean {
  return typeof size === "number" && size > Buffer.byteLength(text ?? "");
}

function textOf(part: unknown): string | undefined {
  const { text, encoding } = Object(part);
  if (typeof text !== "string") return undefined;
  return encoding === "base64" ? Buffer.from(text, "base64").toString() : text;
}

function headersOf(list: unknown): RecordedAnswer["headers"] {
  const headers: Record<string, string | string[]> = {};
  for (const each of Array.isArray(list) ? list : []) {
    const { name, value } = Object(each);
    // HTTP/2's pseudo-headers are no headers.
    if (typeof name !== "string" || typeof value !== "string" || name.startsWith(":")) continue;
    const key = name.toLowerCase();
    const earlier = headers[key];
    headers[key] = earlier === undefined ? value : [earlier, value].flat();
  }
  return headers;
}

// Whatever is read of it is checked where it is used.
function jsonOf(text: string): { readonly log?: { readonly entries?: unknown } } | undefined {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid("It is no JSON.");
  }
}

function invalid(what: string): TwinError {
  return new TwinError("recording_invalid", `This is no HTTP Archive that can be read. ${what}`, {
    hint: "Export it again, with the bodies.",
  });
}

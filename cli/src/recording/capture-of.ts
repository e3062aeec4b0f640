import type { IncomingHttpHeaders } from "node:http";
import type { Capture, CapturedMessage } from "@wondertwin/framework/contracts";
import { redactBody, redactHeaders, redactUrl } from "./redact.ts";

/** The longest body that is recorded, in bytes. */
const MAX_BODY = 1024 * 1024;

/** What was said between a client and a server. */
export interface CapturedExchange {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly duration: number;
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly request: { readonly headers: IncomingHttpHeaders; readonly body: Buffer };
  readonly response: { readonly headers: IncomingHttpHeaders; readonly body: Buffer };
}

/** An exchange in the form in which twins tell of theirs, secrets left out. */
export function captureOf(exchange: CapturedExchange, id: number): Capture {
  const { at, duration, method, url, status, request, response } = exchange;
  return {
    id,
    request_id: "",
    at,
    wall: at,
    duration_ms: duration,
    partition: undefined,
    method,
    url: redactUrl(url),
    operation: undefined,
    coverage: undefined,
    status,
    request: messageOf(request),
    response: messageOf(response),
    replayed: false,
    events: [],
    changes: [],
  };
}

function messageOf({ headers, body }: CapturedExchange["request"]): CapturedMessage {
  const shown = redactHeaders(headers);
  const text = redactBody(body.toString("utf8"), String(headers["content-type"] ?? ""));
  return body.length <= MAX_BODY
    ? { headers: shown, body: text }
    : { headers: shown, body: text.slice(0, MAX_BODY), truncated_from: body.length };
}

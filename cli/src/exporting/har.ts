import { STATUS_CODES } from "node:http";
import type { Capture, CapturedMessage } from "@wondertwin/framework/contracts";
import { ownVersion } from "../version.ts";

/** Captures as an HTTP Archive (HAR 1.2), which browsers' tools and proxies read. */
export function harOf(captures: readonly Capture[]): object {
  const creator = { name: "wt", version: ownVersion() };
  return { log: { version: "1.2", creator, entries: captures.map(entryOf) } };
}

/** What an archive has no place for stands below `_wt`, as the format allows for members of one's own. */
function entryOf(capture: Capture): object {
  const { request, response, method, host, url, status, at, duration_ms, ...others } = capture;
  const origin = host === undefined ? `http://${request.headers["host"] ?? "localhost"}` : `https://${host}`;
  const target = new URL(url, origin);
  return {
    startedDateTime: new Date(at).toISOString(),
    time: duration_ms,
    request: {
      method,
      url: target.href,
      httpVersion: "HTTP/1.1",
      cookies: [],
      headers: headersOf(request),
      queryString: Array.from(target.searchParams, ([name, value]) => ({ name, value })),
      ...(request.body !== "" && { postData: { mimeType: mimeOf(request), text: request.body } }),
      headersSize: -1,
      bodySize: sizeOf(request),
    },
    response: {
      status,
      statusText: STATUS_CODES[status] ?? "",
      httpVersion: "HTTP/1.1",
      cookies: [],
      headers: headersOf(response),
      content: { size: sizeOf(response), mimeType: mimeOf(response), text: response.body },
      redirectURL: "",
      headersSize: -1,
      bodySize: sizeOf(response),
    },
    cache: {},
    timings: { send: 0, wait: duration_ms, receive: 0 },
    _wt: others,
  };
}

function headersOf({ headers }: CapturedMessage): readonly { name: string; value: string }[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [value].flat().map((text) => ({ name, value: text })),
  );
}

function mimeOf({ headers }: CapturedMessage): string {
  return String(headers["content-type"] ?? headers["Content-Type"] ?? "");
}

const sizeOf = ({ body, truncated_from }: CapturedMessage) => truncated_from ?? Buffer.byteLength(body);

import type { Capture } from "@wondertwin/framework/contracts";

/** Headers that curl makes itself. */
const own = new Set([
  "host",
  "connection",
  "content-length",
  "transfer-encoding",
  "accept-encoding",
  "user-agent",
]);

/**
 * A captured request as a command line for curl, quoted for a POSIX shell: to the twin, whatever host the request
 * was meant for.
 */
export function curlOf({ method, url, request }: Capture, twin: { readonly url: string }): string {
  const target = twin.url + url;
  const headers = Object.entries(request.headers).flatMap(([name, value]) =>
    value === undefined || own.has(name)
      ? []
      : [value].flat().map((text) => `-H ${quoted(`${name}: ${text}`)}`),
  );
  const body = request.body === "" ? [] : [`--data-raw ${quoted(request.body)}`];
  return [`curl -X ${quoted(method)} ${quoted(target)}`, ...headers, ...body].join(" \\\n  ");
}

function quoted(text: string): string {
  return /^[\w./:-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

import type { IncomingMessage } from "node:http";

/** Names under which a server on loopback may be asked for. */
const loopback = /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\]|[\w-]+(?:\.[\w-]+)*\.localhost)$/i;

/**
 * Whether a request's `Host` names this machine or a host it stands for; `*.vendor.com` is any one label before
 * the rest.
 *
 * A page in a browser can make any name lead to loopback; only this check tells such a request from a test's.
 */
export function isAllowedHost(host: string | undefined, others: readonly string[]): boolean {
  if (host === undefined) return false;
  const name = host.replace(/:\d{1,5}$/, "");
  return (
    loopback.test(name) ||
    [name, name.replace(/^[^.]+/, "*")].some((each) => others.includes(each.toLowerCase()))
  );
}

/** The host a request names; undefined where it names none, or more than one (RFC 9112, section 3.2). */
export function hostOf({ headers, rawHeaders }: IncomingMessage): string | undefined {
  let count = 0;
  for (let at = 0; at < rawHeaders.length; at += 2)
    if (rawHeaders[at]?.length === 4 && rawHeaders[at]?.toLowerCase() === "host") count++;
  return count === 1 ? headers.host : undefined;
}

/** Whether a browser sends the request on behalf of a page of another site. */
export function isCrossSite(headers: Readonly<Record<string, string | string[] | undefined>>): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return true;
  const { origin, host } = headers;
  return origin !== undefined && origin !== `http://${String(host)}` && origin !== `https://${String(host)}`;
}

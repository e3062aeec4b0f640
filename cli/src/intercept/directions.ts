import { upstreamProxy } from "./upstream-proxy.ts";

/**
 * How an address is reached for which a proxy was asked, through the user's own proxy where there is one.
 *
 * @throws TwinError `proxy_unsupported`
 */
export function directionsTo(url: URL) {
  const proxy = upstreamProxy(url.href);
  if (proxy) {
    const { host, port, secure, headers } = proxy;
    return { options: { host, port, path: url.href }, secure, headers };
  }
  const secure = url.protocol === "https:";
  const host = url.hostname.replace(/^\[|\]$/g, "");
  return {
    options: { host, port: url.port || (secure ? 443 : 80), path: url.pathname + url.search },
    secure,
  };
}

import { TwinError } from "@wondertwin/framework/contracts";
import { getProxyForUrl } from "proxy-from-env";

/** A proxy that the user's own environment asks for. */
export interface UpstreamProxy {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  /** Names and values in turn. */
  readonly headers: readonly string[];
}

/**
 * The proxy through which an address was reached before anyone intercepted anything, if any.
 *
 * @throws TwinError `proxy_unsupported`
 */
export function upstreamProxy(url: string): UpstreamProxy | undefined {
  const text = getProxyForUrl(url);
  if (text === "") return undefined;
  const proxy = URL.canParse(text) ? new URL(text) : undefined;
  if (proxy?.protocol !== "http:" && proxy?.protocol !== "https:")
    throw new TwinError("proxy_unsupported", `The proxy of your environment, ${text}, is no HTTP proxy.`, {
      hint: "Set HTTPS_PROXY and HTTP_PROXY to one, or unset them.",
    });
  const secure = proxy.protocol === "https:";
  const { username, password } = proxy;
  const credentials = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`);
  return {
    host: proxy.hostname.replace(/^\[|\]$/g, ""),
    port: Number(proxy.port) || (secure ? 443 : 80),
    secure,
    headers: username === "" ? [] : ["Proxy-Authorization", `Basic ${credentials.toString("base64")}`],
  };
}

import { once } from "node:events";
import http from "node:http";
import https from "node:https";
import { connect } from "node:net";
import type { Duplex } from "node:stream";
import { putBack } from "./forward-upgrade.ts";
import { type UpstreamProxy, upstreamProxy } from "./upstream-proxy.ts";

/** An address as a CONNECT request names it. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

/** `host:port` taken apart; undefined where it is none. */
export function addressOf(target: string): Address | undefined {
  const [, host, port] = /^(\[[^\]]+\]|[^:[\]]+):(\d{1,5})$/.exec(target) ?? [];
  if (host === undefined || Number(port) > 65_535) return undefined;
  return { host: host.replace(/^\[|\]$/g, ""), port: Number(port) };
}

/** Connects to an address as the user's environment would have, through its proxy where it names one. */
export async function openTunnel({ host, port }: Address): Promise<Duplex> {
  const name = host.includes(":") ? `[${host}]` : host;
  const proxy = upstreamProxy(`https://${name}:${port}`);
  if (proxy) return openThrough(proxy, `${name}:${port}`);
  const socket = connect({ host, port });
  await once(socket, "connect");
  return socket;
}

async function openThrough(proxy: UpstreamProxy, target: string): Promise<Duplex> {
  const { host, port, secure } = proxy;
  const headers = ["Host", target, ...proxy.headers];
  const request = (secure ? https : http).request({ host, port, method: "CONNECT", path: target, headers });
  request.end();
  // Node's documentation of the event: the answer, the socket, and what came behind the answer's head.
  const [answer, socket, first] = (await once(request, "connect")) as [http.IncomingMessage, Duplex, Buffer];
  if (answer.statusCode !== 200) {
    socket.destroy();
    throw new Error(`the proxy ${host}:${port} answered ${answer.statusCode} ${answer.statusMessage}`);
  }
  putBack(socket, first);
  return socket;
}

import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { wallClock } from "../clock/wall-clock.ts";
import type { Worlds } from "../engine/worlds.ts";
import { hostOf, isAllowedHost } from "../http/host-guard.ts";
import { decodeSegment } from "../pipeline/decode-segment.ts";
import { PAGE_PREFIX } from "../resources/page-path.ts";
import { Session } from "../resources/session.ts";
import type { TwinModel } from "../twin/twin-model.ts";
import type { Line } from "./line.ts";
import type { AnySockets, SocketHub } from "./socket-hub.ts";

export interface SocketDoor {
  readonly twin: TwinModel;
  readonly worlds: Worlds;
  readonly sockets: AnySockets;
  readonly hub: SocketHub;
  /** Hosts beside loopback that may be named. */
  readonly hosts: readonly string[];
  /** Told that somebody has connected. */
  readonly onOpen: () => void;
}

/** Takes a request to speak WebSocket from now on, where the vendor knows whose connection it would be. */
export type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

export function openSockets(door: SocketDoor): UpgradeHandler {
  return (request, socket, head) => {
    socket.on("error", () => socket.destroy());
    const line = isAllowedHost(hostOf(request), door.hosts) ? lineOf(request, door) : undefined;
    if (!line)
      return void socket.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    void shake(door, line, [request, socket, head]);
  };
}

/** The library is loaded when somebody connects: most twins never need it. */
async function shake(
  { hub, onOpen }: SocketDoor,
  line: Line,
  upgrade: Parameters<UpgradeHandler>,
): Promise<void> {
  const { WebSocketServer } = await import("ws");
  const server = new WebSocketServer({ noServer: true });
  const [request, socket, head] = upgrade;
  server.handleUpgrade(request, socket, head, (opened) => {
    hub.add(line, opened);
    onOpen();
  });
}

function lineOf({ url = "" }: IncomingMessage, { twin, worlds, sockets }: SocketDoor): Line | undefined {
  const { pathname, searchParams } = new URL(url, "http://twin");
  const [, encoded, path] = /^\/([^/]*)(\/.*)$/.exec(pathname.slice(PAGE_PREFIX.length)) ?? [];
  if (!pathname.startsWith(`${PAGE_PREFIX}/`) || encoded === undefined || path !== sockets.path)
    return undefined;
  const world = worlds.find(decodeSegment(encoded));
  if (!world) return undefined;
  const { store } = Session.looking({ twin, world, at: world.clock.peek(wallClock()) });
  const subscription = sockets.subscription(Object.fromEntries(searchParams), store);
  return subscription === undefined ? undefined : { partition: world.name, subscription };
}

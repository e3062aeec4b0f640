import { Agent, createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createListener, type Server } from "node:net";
import type { Duplex } from "node:stream";
import { createServer as createTlsServer } from "node:tls";
import { ORIGIN_HEADER, PARTITION_HEADER } from "@wondertwin/framework/contracts";
import { type Asked, askedFor } from "./asked-for.ts";
import type { Identity } from "./certificates.ts";
import { directionsTo } from "./directions.ts";
import { onFirstByte } from "./first-byte.ts";
import { type Destination, forward } from "./forward.ts";
import { forwardUpgrade, join, putBack } from "./forward-upgrade.ts";
import type { HostTable, StandIn } from "./host-table.ts";
import { isLoopback } from "./loopback.ts";
import * as refusals from "./refusal.ts";
import { addressOf, openTunnel } from "./tunnel.ts";

export interface ProxyServerOptions {
  readonly hosts: HostTable;
  /** The certificate for all hosts that twins stand for. */
  readonly identity: Identity;
  /** The partition of the twins that requests go to; none: that of their credentials. */
  readonly partition: string | null;
  /** Whether hosts that no twin stands for are refused. */
  readonly offline: boolean;
  /** Told what its user has to know, once each. */
  readonly notify: (message: string) => void;
}

type Refuse = (refusal: refusals.Refusal) => void;

/** Idle clients may come back for as long, in milliseconds: more than most keep a connection. */
const KEEP_ALIVE = 120_000;
/** Idle connections to twins end before the twins end them, so that no request meets one that just closed. */
const IDLE = 2_000;
/** How long a request may take, and be, is for the twin to say. */
const LIMITS = { keepAliveTimeout: KEEP_ALIVE, requestTimeout: 0, maxHeaderSize: 128 * 1024 };

const ESTABLISHED = "HTTP/1.1 200 Connection Established\r\n\r\n";

/**
 * A server on one port that is an HTTP proxy, and at the same time whatever host a connection is meant for:
 * a client may ask for a tunnel, or find itself connected without knowing.
 */
export class ProxyServer {
  // Answers come in pieces as small as the twin's, which are not to wait for each other.
  readonly listener: Server = createListener({ noDelay: true }, (socket) => {
    this.#keep(socket);
    this.#speak(socket);
  });
  readonly #options: ProxyServerOptions;
  readonly #sockets = new Set<Duplex>();
  readonly #told = new Set<string>();
  #wasUsed = false;
  readonly #agent = new Agent({ keepAlive: true, timeout: IDLE });
  readonly #http = createServer(LIMITS);
  readonly #tls: Server;

  constructor(options: ProxyServerOptions) {
    this.#options = options;
    const { certificate, key } = options.identity;
    const http = this.#http;
    this.#tls = createTlsServer({ cert: certificate, key, ALPNProtocols: ["http/1.1"] }, (socket) => {
      http.emit("connection", socket);
    });
    this.#tls.on("tlsClientError", (error, socket) => this.#onBroken(error, socket));
    http.on("clientError", (error, socket) => this.#onBroken(error, socket));
    http.on("request", (request, response) => this.#onRequest(request, response));
    http.on("checkExpectation", (request, response) => this.#onRequest(request, response));
    http.on("upgrade", (request, socket, head) => this.#onUpgrade(request, socket, head));
    http.on("connect", (request, socket, head) => void this.#onConnect(request, socket, head));
  }

  /** Whether anything was asked of a twin through it. */
  get wasUsed(): boolean {
    return this.#wasUsed;
  }

  close(): void {
    this.listener.close();
    this.#agent.destroy();
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Remembers a connection while it lasts; that it breaks is nobody's error. */
  #keep(socket: Duplex): void {
    this.#sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => this.#sockets.delete(socket));
  }

  #speak(socket: Duplex): void {
    onFirstByte(socket, (isTls) => (isTls ? this.#tls : this.#http).emit("connection", socket));
  }

  #onRequest(request: IncomingMessage, response: ServerResponse): void {
    const refuse: Refuse = (refusal) => refusals.refuseRequest(response, refusal);
    const to = this.#destinationOf(request, refuse);
    if (to) forward(request, response, to);
  }

  #onUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const refuse: Refuse = (refusal) => refusals.refuseOnSocket(socket, refusal);
    const to = this.#destinationOf(request, refuse);
    if (to) forwardUpgrade(request, socket, { ...to, head });
  }

  /** Where a request goes on to, unless it is refused. */
  #destinationOf(request: IncomingMessage, refuse: Refuse): Destination | undefined {
    const asked = askedFor(request);
    const twin = this.#options.hosts.find(asked.host);
    if (twin) return this.#toTwin(twin, asked, refuse);
    if (asked.url === undefined) return void refuse(refusals.misdirected(asked.host));
    if (this.#isBarred(asked.url.hostname)) return void this.#bar(asked.host, refuse);
    const onUnreachable = (error: unknown) => refuse(refusals.unreachable(asked.host, error));
    try {
      return { ...directionsTo(asked.url), onUnreachable };
    } catch (error) {
      return void onUnreachable(error);
    }
  }

  async #onConnect({ url = "" }: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const refuse: Refuse = (refusal) => refusals.refuseOnSocket(socket, refusal);
    const address = addressOf(url);
    if (address === undefined) return refuse(refusals.misdirected(url));
    if (this.#options.hosts.find(address.host)) {
      socket.write(ESTABLISHED);
      putBack(socket, head);
      return this.#speak(socket);
    }
    if (this.#isBarred(address.host)) return this.#bar(url, refuse);
    try {
      const server = await openTunnel(address);
      this.#keep(server);
      socket.write(ESTABLISHED);
      putBack(socket, head);
      join(socket, server);
    } catch (error) {
      refuse(refusals.unreachable(url, error));
    }
  }

  #toTwin(twin: StandIn, { host, scheme, path, choosesPartition }: Asked, refuse: Refuse): Destination {
    this.#wasUsed = true;
    const { hostname, port } = new URL(twin.url);
    const { partition } = this.#options;
    return {
      options: { host: hostname.replace(/^\[|\]$/g, ""), port, path, agent: this.#agent },
      headers: [
        ...[ORIGIN_HEADER, `${scheme}://${host}`],
        ...(partition === null || choosesPartition ? [] : [PARTITION_HEADER, partition]),
      ],
      onUnreachable: (error: Error) => {
        const refusal = refusals.twinUnreachable(twin.name, host, error);
        this.#tell(refusal.message);
        refuse(refusal);
      },
    };
  }

  #isBarred(host: string): boolean {
    return this.#options.offline && !isLoopback(host);
  }

  #bar(host: string, refuse: Refuse): void {
    const refusal = refusals.offline(host);
    this.#tell(refusal.message);
    refuse(refusal);
  }

  #onBroken(error: NodeJS.ErrnoException, socket: Duplex): void {
    const { code = "" } = error;
    // A client that does not trust the authority says so in an alert, if it says anything.
    if (/ALERT_(?:UNKNOWN_CA|BAD_CERTIFICATE|CERTIFICATE_UNKNOWN)/.test(code)) this.#tell(DISTRUST);
    if (!code.startsWith("HPE_") || !socket.writable) socket.destroy();
    else refusals.refuseOnSocket(socket, refusals.malformed(error));
  }

  #tell(message: string): void {
    if (this.#told.has(message)) return;
    this.#told.add(message);
    this.#options.notify(message);
  }
}

const DISTRUST =
  "A program does not trust the certificates of wt run --intercept: it has its own list of authorities. " +
  "docs/guides/interception.md says what to do.";

import { createServer, IncomingMessage, type Server, type ServerOptions, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { Express } from "express";
import type { Answerer, TwinRequest } from "../pipeline/exchange.ts";
import { answerOnSocket } from "./answer-on-socket.ts";
import { requestError } from "./request-error.ts";

/** How long a client may take, in milliseconds; Node's own limits unless given. */
export type ServerLimits = Pick<
  ServerOptions,
  "headersTimeout" | "requestTimeout" | "connectionsCheckingInterval" | "maxHeaderSize"
>;

/**
 * An HTTP server for a twin: what never becomes a request of the application gets an answer of the vendor's
 * too, so that a client meets one kind of error whatever it sent.
 */
export function createHttpServer(app: Express, answer: Answerer, limits: ServerLimits = {}): Server {
  // Whether a request names its host is for the guard to judge, in the vendor's words.
  const server = serverFor(app, { ...limits, requireHostHeader: false });
  const refused = new WeakSet<Duplex>();
  const respond = (socket: Duplex, request: Partial<TwinRequest>) => {
    try {
      answer({ ...nothing, ...request }, (answered) => answerOnSocket(socket, answered));
    } catch {
      // There is no response to say it in, and the process must not end for it.
      socket.destroy();
    }
  };
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
    // What comes behind the broken part is broken as well.
    if (refused.has(socket)) return;
    refused.add(socket);
    respond(socket, { refused: requestError(error) });
  });
  server.on("connect", ({ method = "CONNECT", url = "", headers }, socket) => {
    socket.on("error", () => socket.destroy());
    respond(socket, { method, url, headers });
  });
  // A client that expects something unusual hears the answer instead of Node's empty one.
  server.on("checkExpectation", app);
  return server;
}

const nothing = { method: "", url: "", headers: {}, body: new Uint8Array(), baseUrl: "" };

/**
 * Express gives each request and response its own prototype, which costs Node below 24 most of its speed
 * unless they have it from the start.
 */
function serverFor(app: Express, options: ServerLimits & { readonly requireHostHeader: boolean }): Server {
  if (Number(process.versions.node.split(".", 1)[0]) >= 24) return createServer(options, app);
  class Request extends IncomingMessage {}
  class Response extends ServerResponse {}
  Object.setPrototypeOf(Request.prototype, app.request);
  Object.setPrototypeOf(Response.prototype, app.response);
  return createServer({ ...options, IncomingMessage: Request, ServerResponse: Response }, app);
}

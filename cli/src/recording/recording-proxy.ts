import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
} from "node:http";
import type { Capture } from "@wondertwin/framework/contracts";
import { type CapturedExchange, captureOf } from "./capture-of.ts";

export interface ProxyOptions {
  /** Where requests are sent on to. */
  readonly upstream: URL;
  /** Told of every exchange, secrets left out. */
  readonly onCapture: (capture: Capture) => void;
}

/** Headers of one connection, or that bodies read here no longer fit. */
const hopByHop = new Set([
  "connection",
  "content-encoding",
  "content-length",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/** A server that sends every request on and records what was said; redirects are answers to be passed on. */
export function createRecordingProxy({ upstream, onCapture }: ProxyOptions): Server {
  let count = 0;
  return createServer((request, response) => {
    void passOn(request, response, upstream).then((exchange) => {
      if (exchange) onCapture(captureOf(exchange, ++count));
    });
  });
}

async function passOn(
  request: IncomingMessage,
  response: ServerResponse,
  upstream: URL,
): Promise<CapturedExchange | undefined> {
  const at = Date.now();
  const { method = "GET", url = "/" } = request;
  try {
    const body = await bytesOf(request);
    const target = new URL(upstream.pathname.replace(/\/$/, "") + url, upstream);
    const answer = await fetch(target, {
      method,
      headers: passedOn(request.headers),
      redirect: "manual",
      ...(body.length > 0 && { body: new Uint8Array(body) }),
    });
    const answered = Buffer.from(await answer.arrayBuffer());
    const headers: OutgoingHttpHeaders = Object.fromEntries(
      [...answer.headers].filter(([name]) => !hopByHop.has(name)),
    );
    const cookies = answer.headers.getSetCookie();
    if (cookies.length > 0) headers["set-cookie"] = cookies;
    response.writeHead(answer.status, { ...headers, "content-length": answered.length }).end(answered);
    return {
      at,
      duration: Date.now() - at,
      method,
      url,
      status: answer.status,
      request: { headers: request.headers, body },
      response: { headers: Object.fromEntries(answer.headers), body: answered },
    };
  } catch (error) {
    response.writeHead(502, { "content-type": "application/json" });
    response.end(JSON.stringify({ error: { code: "upstream_failed", message: reasonOf(error) } }));
    return undefined;
  }
}

function passedOn(headers: IncomingMessage["headers"]): Headers {
  const kept = new Headers();
  for (const [name, value] of Object.entries(headers))
    if (name !== "host" && name !== "expect" && name !== "accept-encoding" && !hopByHop.has(name))
      for (const each of [value ?? []].flat()) kept.append(name, each);
  return kept;
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}

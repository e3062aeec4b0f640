import type { ServerResponse } from "node:http";
import type { Duplex } from "node:stream";

/** What the interceptor says to its user, in no vendor's words. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/** A host no twin stands for, in a run without the network. */
export function offline(host: string): Refusal {
  return {
    status: 403,
    code: "refused_offline",
    message: `wt run --offline refuses ${host}: no twin stands for it.`,
    hint: "Leave --offline out, or run with the twin of that vendor.",
  };
}

export function unreachable(host: string, error: unknown): Refusal {
  return {
    status: 502,
    code: "host_unreachable",
    message: `${host} cannot be reached: ${reasonOf(error)}.`,
    hint: "No twin stands for that host, so the request was passed on as it came.",
  };
}

export function twinUnreachable(name: string, host: string, error: unknown): Refusal {
  return {
    status: 502,
    code: "twin_unreachable",
    message: `The twin ${name}, which stands for ${host}, does not answer: ${reasonOf(error)}.`,
    hint: `See with wt status and wt logs ${name} what became of it.`,
  };
}

/** Somebody takes the interceptor for a host that no twin stands for. */
export function misdirected(host: string): Refusal {
  return {
    status: 421,
    code: "misdirected",
    message: `This is the proxy of wt run --intercept, and no twin stands for ${JSON.stringify(host)}.`,
    hint: "Ask it as an HTTP proxy is asked.",
  };
}

/** What came is no request. */
export function malformed({ code, message }: NodeJS.ErrnoException): Refusal {
  return {
    status: code === "HPE_HEADER_OVERFLOW" ? 431 : 400,
    code: "malformed_request",
    message: `This is no HTTP/1.1 request: ${message}.`,
    hint: "See what the client sends.",
  };
}

function reasonOf(error: unknown): string {
  return error instanceof Error
    ? error.message || String("code" in error ? error.code : error.name)
    : String(error);
}

/** Answers a request with a refusal. */
export function refuseRequest(response: ServerResponse, refusal: Refusal): void {
  response.writeHead(refusal.status, phraseOf(refusal), {
    "Content-Type": "application/json",
    Connection: "close",
  });
  response.end(bodyOf(refusal));
}

/** Answers on a socket that no longer belongs to a server; a tunnel's client often shows the first line alone. */
export function refuseOnSocket(socket: Duplex, refusal: Refusal): void {
  const body = bodyOf(refusal);
  socket.end(
    [
      `HTTP/1.1 ${refusal.status} ${phraseOf(refusal)}`,
      "Content-Type: application/json",
      `Content-Length: ${Buffer.byteLength(body)}`,
      "Connection: close",
      "",
      body,
    ].join("\r\n"),
  );
}

function phraseOf({ message }: Refusal): string {
  return message.replace(/[^\x20-\x7e]/g, "?");
}

function bodyOf({ code, message, hint }: Refusal): string {
  return JSON.stringify({ error: { code, message, hint } });
}

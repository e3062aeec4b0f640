import type { ServerResponse } from "node:http";
import type { TwinResponse } from "../pipeline/exchange.ts";
import { trickle } from "./trickle.ts";

/** Sends an answer; where a fault wants something to go wrong on its way, that happens. */
export function send(response: ServerResponse, answer: TwinResponse, method: string): void {
  const { delay = 0 } = answer.disturbance ?? {};
  if (delay === 0) {
    sendNow(response, answer, method);
    return;
  }
  const timer = setTimeout(() => sendNow(response, answer, method), delay);
  response.on("close", () => clearTimeout(timer));
}

function deliver(response: ServerResponse, { status, headers, body }: TwinResponse, method: string): void {
  if (status === 204 || status === 304) {
    response.writeHead(status, headers).end();
    return;
  }
  const length = typeof body === "string" ? Buffer.byteLength(body) : body.length;
  response.writeHead(status, { ...headers, "Content-Length": length });
  if (method === "HEAD") response.end();
  // Text of one byte a character goes out by copying instead of encoding.
  else if (typeof body === "string") response.end(body, body.length === length ? "latin1" : "utf8");
  else response.end(body);
}

function sendNow(response: ServerResponse, answer: TwinResponse, method: string): void {
  const { network, speed = Number.POSITIVE_INFINITY } = answer.disturbance ?? {};
  if (network === undefined) deliver(response, answer, method);
  if (network === "reset") reset(response);
  if (network === "truncated") truncate(response, answer);
  if (network === "slow") trickle(response, answer, speed);
}

/** Breaks the connection so that the client hears of it at once. */
function reset({ socket }: ServerResponse): void {
  try {
    socket?.resetAndDestroy();
  } catch {
    // Only plain TCP can be reset; anything else can at least be ended.
    socket?.destroy();
  }
}

/** Sends the head, which promises the whole body, and half of the body. */
function truncate(response: ServerResponse, { status, headers, body }: TwinResponse): void {
  const whole = Buffer.from(body);
  response.writeHead(status, { ...headers, "Content-Length": Math.max(whole.length, 1) });
  response.flushHeaders();
  response.write(whole.subarray(0, whole.length >> 1), () => response.socket?.destroy());
}

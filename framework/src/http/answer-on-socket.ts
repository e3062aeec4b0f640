import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import type { TwinResponse } from "../pipeline/exchange.ts";

/** How long a client may take to hear the answer and leave, in milliseconds. */
const GRACE_MS = 2000;

/** Writes an answer where Node has made no response for it, and ends the connection. */
export function answerOnSocket(socket: Duplex, { status, headers, body }: TwinResponse): void {
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Connection: close",
  ];
  socket.write(`${head.join("\r\n")}\r\n\r\n`);
  socket.end(body);
  // Closing at once, with something of the client's unread, would take the answer from it again.
  socket.resume();
  setTimeout(() => socket.destroy(), GRACE_MS).unref();
}

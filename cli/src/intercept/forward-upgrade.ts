import http, { type IncomingMessage, STATUS_CODES } from "node:http";
import https from "node:https";
import type { Duplex } from "node:stream";
import type { Destination } from "./forward.ts";

/** Passes on a request that wants another protocol, such as WebSocket, and then all that both sides say. */
export function forwardUpgrade(
  request: IncomingMessage,
  client: Duplex,
  to: Destination & {
    /** What the client has said already of the other protocol. */
    readonly head: Buffer;
  },
): void {
  const { method = "GET" } = request;
  const onward = (to.secure ? https : http).request({
    ...to.options,
    method,
    headers: [...request.rawHeaders, ...(to.headers ?? [])],
  });
  client.on("error", () => client.destroy());
  client.on("close", () => onward.destroy());
  onward.on("error", (error) => {
    if (!client.destroyed) to.onUnreachable(error);
  });
  onward.on("upgrade", (answer, server, first) => {
    client.write(headOf(answer));
    putBack(server, first);
    putBack(client, to.head);
    join(client, server);
  });
  onward.on("response", (answer) => {
    // A refusal: its body ends where the connection does.
    client.write(headOf(answer, ["Connection", "close"]));
    answer.on("error", () => client.destroy());
    answer.pipe(client);
  });
  onward.end();
}

/** Lets two connections speak to each other until one of them ends; where one breaks, so does the other. */
export function join(one: Duplex, other: Duplex): void {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    from.pipe(to);
    from.on("error", () => to.destroy());
    from.on("close", () => {
      // What has ended as it should has ended the other as well, behind all that it said.
      if (!from.readableEnded) to.destroy();
    });
  }
}

/** Lets bytes be read that came too early for whoever reads now. */
export function putBack(socket: Duplex, bytes: Buffer): void {
  if (bytes.length > 0) socket.unshift(bytes);
}

/** An answer's first line and headers; transfer codings are gone where bodies are read and written again. */
function headOf(answer: IncomingMessage, instead?: readonly [name: string, value: string]): string {
  const { statusCode = 502, statusMessage = STATUS_CODES[statusCode] ?? "", rawHeaders } = answer;
  const lines = [`HTTP/1.1 ${statusCode} ${statusMessage}`];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? "";
    if (instead && /^(?:connection|keep-alive|transfer-encoding)$/i.test(name)) continue;
    lines.push(`${name}: ${rawHeaders[at + 1]}`);
  }
  if (instead) lines.push(instead.join(": "));
  return `${lines.join("\r\n")}\r\n\r\n`;
}

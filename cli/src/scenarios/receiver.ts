import { once } from "node:events";
import { createServer } from "node:http";
import { LOOPBACK } from "../processes/free-port.ts";

/** Receives what is delivered to a scenario. */
export interface Receiver {
  readonly url: string;
  /** The bodies that came, each with its headers as text. */
  readonly received: readonly { readonly headers: string; readonly body: string }[];
  close(): void;
}

/** Starts a receiver of deliveries on a free port, which takes them all. */
export async function startReceiver(): Promise<Receiver> {
  const received: { headers: string; body: string }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      received.push({ headers: JSON.stringify(request.headers), body: Buffer.concat(chunks).toString() });
      response.writeHead(200).end();
    });
  });
  server.listen(0, LOOPBACK);
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://${LOOPBACK}:${port}/`, received, close };
}

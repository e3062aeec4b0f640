import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A delivery as it arrived. */
export interface ReceivedWebhook {
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The body as sent: what signatures are made of. */
  readonly body: string;
  readonly path: string;
}

/** What a receiver answers: a status, or nothing at all until the sender gives up. */
export type WebhookAnswer = number | "hang";

/** A receiver of deliveries on a free port of loopback. */
export interface WebhookSink extends AsyncDisposable {
  readonly url: string;
  /** What has arrived so far and was not taken by `next`. */
  readonly waiting: readonly ReceivedWebhook[];
  /** The next delivery, once it arrives. */
  next(): Promise<ReceivedWebhook>;
  /** How deliveries are answered from now on; 200 at first. */
  answer(answer: WebhookAnswer): void;
  close(): Promise<void>;
}

/**
 * Starts a receiver of webhooks in this process.
 *
 * @example
 * const sink = await webhookSink();
 * const { body, headers } = await sink.next();
 */
export async function webhookSink(): Promise<WebhookSink> {
  const waiting: ReceivedWebhook[] = [];
  const takers: ((received: ReceivedWebhook) => void)[] = [];
  let answer: WebhookAnswer = 200;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [
          name,
          Array.isArray(value) ? value.join(", ") : value,
        ]),
      );
      const received = { headers, body: Buffer.concat(chunks).toString(), path: request.url ?? "/" };
      if (answer !== "hang") response.writeHead(answer).end();
      const taker = takers.shift();
      if (taker) taker(received);
      else waiting.push(received);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return {
    url: `http://127.0.0.1:${port}/`,
    waiting,
    next: () => {
      const received = waiting.shift();
      return received ? Promise.resolve(received) : new Promise((resolve) => takers.push(resolve));
    },
    answer: (next) => {
      answer = next;
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

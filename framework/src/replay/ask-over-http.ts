import type { IncomingMessage } from "node:http";
import { TwinError } from "../contracts/twin-error.ts";
import { clientOf } from "../http/client-of.ts";
import type { TwinRequest } from "../pipeline/exchange.ts";
import type { RecordedAnswer } from "./recorded-answer.ts";

/** How long a server may take to answer, in milliseconds. */
const TIMEOUT_MS = 30_000;

/** Headers that are made anew for each connection, or would bring an answer that cannot be read. */
const own = new Set([
  "host",
  "connection",
  "content-length",
  "transfer-encoding",
  "accept-encoding",
  "expect",
]);

/**
 * Sends a request to another server and gives its answer; redirects are answers too.
 *
 * @throws TwinError `no_answer`
 */
export async function askOverHttp(
  base: URL,
  { method, url, headers, body }: Pick<TwinRequest, "method" | "url" | "headers" | "body">,
): Promise<RecordedAnswer> {
  const kept = Object.entries(headers).filter(([name, value]) => value !== undefined && !own.has(name));
  const client = await clientOf(base.protocol);
  if (!client)
    throw new TwinError("no_answer", `${base.origin} is no address of the web.`, {
      hint: "Name a base URL that begins with http:// or https://.",
    });
  const target = new URL(base.pathname.replace(/\/$/, "") + url, base);
  return new Promise((resolve, reject) => {
    const fail = (cause: Error) =>
      reject(
        new TwinError("no_answer", `${base.origin} did not answer ${method} ${url}: ${cause.message}`, {
          hint: "Name the base URL of a server that runs.",
          cause,
        }),
      );
    const asked = client.request(
      target,
      { method, headers: Object.fromEntries(kept), signal: AbortSignal.timeout(TIMEOUT_MS) },
      (response) => {
        textOf(response).then(
          (text) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
          fail,
        );
      },
    );
    asked.on("error", fail);
    asked.end(body);
  });
}

async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}

import { stopwatch } from "../clock/wall-clock.ts";
import { clientOf } from "../http/client-of.ts";
import type { Outcome } from "./delivery.ts";
import { reach } from "./receiver-guard.ts";

export interface Posting {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** How long the answer may take, in milliseconds. */
  readonly timeout: number;
  /** Hosts beside loopback that may be told. */
  readonly allowed: readonly string[];
  /** Gives up when it is aborted. */
  readonly signal: AbortSignal;
  /** How much of an answer is kept, in characters. Default: a kilobyte. */
  readonly kept?: number;
  /** Whether an answer that is no success ends the delivery. */
  readonly final?:
    | ((answer: { readonly status: number; header(name: string): string | undefined }) => boolean)
    | undefined;
}

/** Sends a body to a receiver and tells what came of it; redirects are answers like any other. */
export async function post(posting: Posting): Promise<Outcome> {
  const started = stopwatch();
  const result = await answerOf(posting);
  return { ...result, duration: Math.round(stopwatch() - started) };
}

async function answerOf(posting: Posting): Promise<Omit<Outcome, "duration">> {
  const { url, headers, body, timeout, allowed, kept: most = 1024 } = posting;
  const target = URL.canParse(url) ? new URL(url) : undefined;
  const reachable = target && reach(target, allowed);
  const client = target && reachable && (await clientOf(target.protocol));
  if (!target || !client || !reachable) return { error: "host_not_allowed" };
  const timer = new AbortController();
  const late = setTimeout(() => timer.abort(), timeout);
  try {
    return await new Promise((resolve, reject) => {
      const request = client.request(target, {
        method: "POST",
        agent: false,
        headers: { ...headers, "Content-Length": Buffer.byteLength(body) },
        signal: AbortSignal.any([timer.signal, posting.signal]),
        ...reachable,
      });
      request.on("error", reject);
      request.on("response", (response) => {
        let kept = "";
        response.setEncoding("utf8");
        response.on("data", (text: string) => {
          if (kept.length < most) kept = (kept + text).slice(0, most);
        });
        response.on("error", reject);
        response.on("end", () => {
          const { statusCode: status = 0 } = response;
          const header = (name: string) => response.headers[name]?.toString();
          const isFinal = posting.final?.({ status, header }) === true;
          resolve({ status, body: kept, ...(isFinal && { final: true }) });
        });
      });
      request.end(body);
    });
  } catch (error) {
    return { error: timer.signal.aborted ? "timeout" : codeOf(error) };
  } finally {
    clearTimeout(late);
  }
}

function codeOf(error: unknown): string {
  const code = typeof error === "object" && error !== null ? Reflect.get(error, "code") : undefined;
  return typeof code === "string" ? code : "network";
}

import { hash } from "node:crypto";
import type { Conditional } from "../authoring/vendor.ts";
import type { Answer } from "../resources/answer.ts";
import type { Exchange, TwinResponse } from "./exchange.ts";

/**
 * An answer to a reading request with what tells it from others, and without its body where the client says that
 * it has the same (RFC 9110, sections 8.8 and 13).
 */
export function conditioned(
  exchange: Exchange,
  response: TwinResponse,
  { conditional, answer }: { readonly conditional: Conditional | undefined; readonly answer: Answer },
): TwinResponse {
  const { method } = exchange.head;
  const reads = method === "GET" || method === "HEAD";
  if (!conditional || !reads || response.status !== 200) return response;
  const opaque = `"${hash("sha256", response.body)}"`;
  const tag = conditional.etag === "weak" ? `W/${opaque}` : opaque;
  const moment = momentOf(answer, conditional);
  const headers: Record<string, string> = {
    ETag: tag,
    ...(moment !== undefined && { "Last-Modified": moment.toUTCString() }),
    ...response.headers,
  };
  if (!isKnown(exchange, opaque, moment)) return { ...response, headers };
  delete exchange.parts;
  const { "Content-Type": _type, ...others } = headers;
  return { status: 304, headers: others, body: "" };
}

/** When the entity that is shown last changed. */
function momentOf(answer: Answer, { lastModified }: Conditional): Date | undefined {
  if (answer.kind !== "entity" || lastModified === undefined) return undefined;
  const text = answer.entity[lastModified];
  const moment = new Date(typeof text === "string" ? text : Number.NaN);
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}

/** Tags are compared weakly, and a moment is looked at only where no tag is named. */
function isKnown({ head }: Exchange, opaque: string, moment: Date | undefined): boolean {
  const named = head.header("if-none-match");
  if (named !== undefined) {
    const tags = named.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
    return tags.includes("*") || tags.includes(opaque);
  }
  const since = new Date(head.header("if-modified-since") ?? Number.NaN);
  // The header's dates are whole seconds.
  return moment !== undefined && Math.floor(moment.getTime() / 1000) * 1000 <= since.getTime();
}

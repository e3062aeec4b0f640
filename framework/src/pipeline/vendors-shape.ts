import type { AnyVendorConfig } from "../twin/erased.ts";
import { answeredRequest } from "./answered-request.ts";
import type { Exchange } from "./exchange.ts";

/** A success's JSON as the vendor's `answers` wants it on the wire; no body and no object stay what they are. */
export function inVendorsShape(
  exchange: Exchange,
  { answers }: AnyVendorConfig,
  shown: string | readonly string[],
): string | readonly string[] {
  if (!answers) return shown;
  const text = typeof shown === "string" ? shown : shown.join("");
  const body: unknown = text === "" ? {} : JSON.parse(text);
  if (typeof body !== "object" || body === null || Array.isArray(body)) return shown;
  return JSON.stringify(answers(body, answeredRequest(exchange)));
}

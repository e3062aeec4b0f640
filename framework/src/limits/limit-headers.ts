import type { LimitHeaders, LimitUsage } from "./rate-limit.ts";

const SECOND = 1000;

/** A limit's headers with its counts in them. */
export function filledHeaders(
  headers: LimitHeaders,
  { usage, length, at }: { readonly usage: LimitUsage; readonly length: number; readonly at: number },
): Readonly<Record<string, string>> {
  const values: Readonly<Record<string, number>> = {
    limit: usage.limit,
    used: usage.used,
    remaining: usage.remaining,
    reset: Math.ceil(usage.reset / SECOND),
    seconds: Math.max(1, Math.ceil((usage.reset - at) / SECOND)),
    window: length / SECOND,
  };
  return Object.fromEntries(
    Object.entries(headers).map(([name, text]) => [
      name,
      text.replace(/\{(\w+)\}/g, (whole, word: string) => String(values[word] ?? whole)),
    ]),
  );
}

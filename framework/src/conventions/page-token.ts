import type { Page, Paginator } from "../authoring/page.ts";
import { numberOr, outOfBounds, take } from "./cursor.ts";

export interface PageTokenOptions {
  /** The parameter with the token of the page before. */
  readonly token: string;
  readonly limit: string;
  readonly default: number;
  readonly max: number;
  /** Whether a limit out of bounds fails; otherwise the nearest bound serves. */
  readonly strict?: boolean;
  /** The property of the envelope that counts all matches when a request expands it. */
  readonly total?: { readonly expand: string; readonly property: string };
  readonly envelope: (page: Page) => unknown;
}

/** Pages that begin where an opaque token says (AIP-158); each page carries the token of the next. */
export function pageToken(options: PageTokenOptions): Paginator {
  const { token, limit, total, envelope } = options;
  return {
    params: [token, limit],
    ...(total && { expandable: [total.property] }),
    envelope,
    page: (source, query) => {
      const asked = numberOr(query[limit], options.default);
      if (options.strict && (asked < 1 || asked > options.max)) return outOfBounds(limit, asked, options.max);
      const given = query[token];
      const rows = source.forward(typeof given === "string" && given !== "" ? keyOf(given) : undefined);
      if (!rows)
        return {
          failure: {
            reason: "invalid_argument",
            param: token,
            issue: { kind: "pattern", path: [token], value: given },
          },
        };
      const { next, ...page } = take(rows, Math.max(1, Math.min(asked, options.max)));
      const expanded = total ? query[total.expand] : undefined;
      const counts = total && Array.isArray(expanded) && expanded.includes(total.property);
      return {
        ...page,
        ...(next !== undefined && { next: tokenOf(next) }),
        ...(counts && { total: source.count() }),
      };
    },
  };
}

const tokenOf = (key: string) => Buffer.from(JSON.stringify([key])).toString("base64url");

/** The key inside a token; nothing has the empty key, so a token that is none finds nothing. */
function keyOf(token: string): string {
  try {
    const value: unknown = JSON.parse(Buffer.from(token, "base64url").toString());
    return Array.isArray(value) ? String(value[0]) : "";
  } catch {
    return "";
  }
}

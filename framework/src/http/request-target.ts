import { isUtf8 } from "node:buffer";

/** Where a request is directed (RFC 9112, section 3.2). */
export interface RequestTarget {
  /** Path and query. */
  readonly url: string;
  /** The host the target itself names, as clients of a proxy write it; it stands for the `Host` header. */
  readonly host?: string;
}

const ABSOLUTE = /^https?:\/\/([^/?#]*)/i;

/**
 * Takes a request's target apart; undefined where it holds bytes that are no UTF-8.
 *
 * Node gives each byte of it as one character.
 */
export function requestTarget(target: string): RequestTarget | undefined {
  const text = asUtf8(target);
  if (text === undefined) return undefined;
  const [start, host] = ABSOLUTE.exec(text) ?? [];
  if (start === undefined || host === undefined) return { url: text };
  const rest = text.slice(start.length);
  return { url: rest.startsWith("/") ? rest : `/${rest}`, host };
}

function asUtf8(text: string): string | undefined {
  // Plain ASCII, which nearly every target is, stands for itself.
  if (!/[^\0-\x7f]/.test(text)) return text;
  const bytes = Buffer.from(text, "latin1");
  return isUtf8(bytes) ? bytes.toString("utf8") : undefined;
}

/** Headers by lower-case name. */
export type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** The earlier headers where the new ones say the same: clients repeat themselves. */
export function sameOr(earlier: Headers, headers: Headers): Headers {
  let count = 0;
  for (const name in headers) {
    if (headers[name] !== earlier[name]) return headers;
    count++;
  }
  for (const _ in earlier) count--;
  return count === 0 ? earlier : headers;
}

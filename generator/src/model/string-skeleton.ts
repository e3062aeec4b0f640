import type { SchemaNode } from "@wondertwin/framework/contracts";
import { patternTexts } from "./pattern-text.ts";

const FORMATS: { readonly [format: string]: string } = {
  "date-time": "1970-01-01T00:00:00Z",
  date: "1970-01-01",
  time: "00:00:00Z",
  duration: "PT0S",
  uri: "https://example.com/",
  url: "https://example.com/",
  iri: "https://example.com/",
  "uri-reference": "/",
  "uri-template": "/",
  uuid: "00000000-0000-0000-0000-000000000000",
  email: "someone@example.com",
  "idn-email": "someone@example.com",
  hostname: "example.com",
  ipv4: "192.0.2.1",
  ip: "192.0.2.1",
  ipv6: "2001:db8::1",
  decimal: "0",
  "date-time-rfc-2822": "Thu, 01 Jan 1970 00:00:00 +0000",
  "json-pointer": "",
  byte: "",
};

/** The least string a schema allows: its format's constant, else one its pattern accepts, else the shortest. */
export function stringSkeleton({ format, pattern, minLength = 0, maxLength }: SchemaNode): string {
  const matcher = pattern === undefined ? undefined : compile(pattern);
  const fits = (text: string) =>
    text.length >= minLength &&
    (maxLength === undefined || text.length <= maxLength) &&
    (matcher === undefined || matcher.test(text));
  const constant = format === undefined ? undefined : FORMATS[format];
  if (constant !== undefined && fits(constant)) return constant;
  const shortest = "x".repeat(minLength);
  if (pattern === undefined || fits(shortest)) return shortest;
  return matcher === undefined ? shortest : (patternTexts(pattern).find(fits) ?? shortest);
}

/** The pattern as a matcher; undefined where it is no ECMAScript pattern, so that it limits nothing. */
function compile(pattern: string): RegExp | undefined {
  for (const flags of ["u", ""]) {
    try {
      return new RegExp(pattern, flags);
    } catch {
      // Descriptions hold patterns of other languages; the next dialect may read it.
    }
  }
  return undefined;
}

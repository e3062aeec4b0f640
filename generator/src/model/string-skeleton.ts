import type { SchemaNode } from "@wondertwin/framework/contracts";

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
  return patternSkeleton(pattern).find(fits) ?? shortest;
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

/** Strings a simple pattern accepts: literals, classes, groups and counts; lookarounds are ignored. */
function patternSkeleton(pattern: string): readonly string[] {
  return [writePattern(pattern, 0), writePattern(pattern, 1), writePattern(pattern, 3)];
}

const TOKEN =
  /\((?:\?:|\?<\w+>)?((?:[^()\\]|\\.)*)\)|\[(\^?)((?:[^\]\\]|\\.)+)\]|\\(.)|([.^$])|([^\\[\]()*+?{}|])/u;
const COUNT = /^(?:([*+?])|\{(\d+)(?:,(\d*))?\})\??/u;

/** One string for a pattern, with `extra` repetitions wherever it allows more than the least. */
function writePattern(pattern: string, extra: number): string {
  let rest = pattern.split(/(?<!\\)\|(?![^([]*[)\]])/u)[0] ?? "";
  let text = "";
  while (rest !== "") {
    const token = TOKEN.exec(rest);
    if (token === null || token.index > 0) return text;
    rest = rest.slice(token[0].length);
    const count = COUNT.exec(rest);
    if (count !== null) rest = rest.slice(count[0].length);
    text += writeToken(token, extra).repeat(repetitions(count, extra));
  }
  return text;
}

function repetitions(count: RegExpExecArray | null, extra: number): number {
  if (count === null) return 1;
  const [, sign, least, most] = count;
  if (sign === "?") return 0;
  if (sign !== undefined) return sign === "+" ? Math.max(1, extra) : extra;
  const from = Number(least);
  if (most === undefined) return from;
  return Math.min(from + extra, most === "" ? Number.POSITIVE_INFINITY : Number(most));
}

function writeToken(
  [, group, negated, set, escaped, anchor, literal]: RegExpExecArray,
  extra: number,
): string {
  if (group !== undefined) return writePattern(group, extra);
  if (set !== undefined) return negated === "^" ? outside(set) : (writeClass(set) ?? "x");
  if (escaped !== undefined)
    return { d: "0", w: "x", s: " ", S: "x", W: "-", D: "x", b: "" }[escaped] ?? escaped;
  if (anchor !== undefined) return anchor === "." ? "x" : "";
  return literal ?? "";
}

function writeClass(set: string): string | undefined {
  if (set.startsWith("\\")) return { d: "0", w: "x", s: " " }[set[1] ?? ""] ?? set[1];
  return set[0];
}

function outside(set: string): string {
  const matches = compile(`[${set}]`);
  return ["x", "0", "-", "A", "_"].find((character) => matches?.test(character) === false) ?? "x";
}

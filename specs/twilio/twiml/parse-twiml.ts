import type { Verb } from "../resources.ts";

interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
  readonly nouns: Verb[];
}

const TOKEN =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([\w.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/y;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** The verbs of a TwiML document; undefined where it is none: no well-formed XML, or no `Response`. */
export function parseTwiml(text: string): readonly Verb[] | undefined {
  const root: Open = { name: "", attributes: {}, text: "", nouns: [] };
  const open: Open[] = [root];
  TOKEN.lastIndex = 0;
  const source = text.trim();
  while (TOKEN.lastIndex < source.length) {
    const token = TOKEN.exec(source);
    const top = open.at(-1);
    if (!token || !top) return undefined;
    const [, data, closing, name = "", attributes = "", selfClosing, characters] = token;
    if (characters !== undefined) top.text += decoded(characters);
    else if (data !== undefined) top.text += data;
    else if (name !== "" && closing) {
      if (top.name !== name || open.length === 1) return undefined;
      open.pop();
      open.at(-1)?.nouns.push({ ...top, text: top.text.trim() });
    } else if (name !== "") {
      const element: Open = { name, attributes: attributesOf(attributes), text: "", nouns: [] };
      if (selfClosing) top.nouns.push(element);
      else open.push(element);
    }
  }
  const [response, ...others] = root.nouns;
  return open.length === 1 && others.length === 0 && response?.name === "Response"
    ? response.nouns
    : undefined;
}

function attributesOf(text: string): Record<string, string> {
  return Object.fromEntries(
    Array.from(text.matchAll(ATTRIBUTE), ([, name = "", double, single]) => [
      name,
      decoded(double ?? single ?? ""),
    ]),
  );
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return named[name] ?? whole;
    return String.fromCodePoint(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal));
  });
}

import { addParameter, FormTree, MAX_PARAMETERS } from "./form-tree.ts";
import { ReadProblem } from "./problem.ts";

const BROKEN_ESCAPE = /%(?![\da-f]{2})/i;

/**
 * Decodes `application/x-www-form-urlencoded` text, which query strings are too, into a tree by the
 * brackets in its names.
 *
 * @throws ReadProblem `malformed_form`, `invalid_utf8`, `too_deep` or `too_many_parameters`
 */
export function decodeForm(text: string): FormTree {
  const tree = new FormTree();
  let count = 0;
  let equals = -1;
  for (let start = 0; start < text.length; ) {
    const next = text.indexOf("&", start);
    const end = next === -1 ? text.length : next;
    if (end > start) {
      count++;
      if (count > MAX_PARAMETERS) throw tooMany();
      // Searched for again only behind the last one found: text without any is scanned once, not once a name.
      if (equals < start) equals = indexOrEnd(text, "=", start);
      const stop = Math.min(equals, end);
      addParameter(tree, unescapeName(text.slice(start, stop)), unescapeText(text.slice(stop + 1, end)));
    }
    start = end + 1;
  }
  return tree;
}

function indexOrEnd(text: string, search: string, from: number): number {
  const index = text.indexOf(search, from);
  return index === -1 ? text.length : index;
}

/** Names as they were escaped: clients send the same few again and again. */
const names = new Map<string, string>();
const MAX_NAMES = 2000;
const MAX_NAME = 200;

function unescapeName(escaped: string): string {
  if (!escaped.includes("%")) return unescapeText(escaped);
  let name = names.get(escaped);
  if (name === undefined) {
    name = unescapeText(escaped);
    if (names.size < MAX_NAMES && escaped.length <= MAX_NAME) names.set(escaped, name);
  }
  return name;
}

function unescapeText(escaped: string): string {
  const spaced = escaped.includes("+") ? escaped.replaceAll("+", " ") : escaped;
  if (!spaced.includes("%")) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch (cause) {
    if (BROKEN_ESCAPE.test(spaced)) {
      throw new ReadProblem("malformed_form", "A percent sign is not followed by two hexadecimal digits.", {
        cause,
      });
    }
    throw new ReadProblem("invalid_utf8", "Percent-encoded bytes are not valid UTF-8.", { cause });
  }
}

function tooMany(): ReadProblem {
  return new ReadProblem("too_many_parameters", `There are more than ${MAX_PARAMETERS} parameters.`);
}

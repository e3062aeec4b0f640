import type { IdGenerator } from "../authoring/id.ts";

/** A fixed beginning and a fixed number of characters of one set: `^AB[0-9a-f]{32}$`, `^(AB|CD)[0-9a-f]{32}$`. */
const SHAPE = /^\^\(?(\w+)(?:\|\w+)*\)?\[((?:[0-9a-zA-Z]-[0-9a-zA-Z])+)\]\{(\d+)\}\$$/;

/** Ids of the form that a key's pattern fixes wholly; nothing where it leaves more open. */
export function patternedId(pattern: string | undefined): IdGenerator | undefined {
  const [, prefix, ranges = "", length] = SHAPE.exec(pattern ?? "") ?? [];
  if (prefix === undefined) return undefined;
  const letters = Array.from(ranges.matchAll(/(.)-(.)/g), ([, from = "", to = ""]) => between(from, to));
  const alphabet = inOneCase(letters.join(""));
  return ({ random }) => prefix + random(Number(length), alphabet);
}

function between(from: string, to: string): string {
  const [first, last] = [from.charCodeAt(0), to.charCodeAt(0)];
  return String.fromCharCode(...Array.from({ length: last - first + 1 }, (_, step) => first + step));
}

/** Letters that are allowed in either case mean the same in both; small ones are usual. */
function inOneCase(alphabet: string): string {
  const bothCases = [...alphabet].every(
    (letter) => alphabet.includes(letter.toLowerCase()) && alphabet.includes(letter.toUpperCase()),
  );
  return bothCases ? [...new Set(alphabet.toLowerCase())].join("") : alphabet;
}

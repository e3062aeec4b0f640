import { stripVTControlCharacters } from "node:util";

/** How many columns a text takes on a terminal. */
export function visibleWidth(text: string): number {
  return stripVTControlCharacters(text).length;
}

/**
 * A text in lines of at most `width` columns, broken at blanks; lines after the first begin with `indent`.
 *
 * A word that is wider than a line stays whole, so that it can be copied.
 */
export function wrapped(text: string, width: number, indent = ""): string {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last === undefined) lines.push(word);
    else if (visibleWidth(`${last} ${word}`) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`${indent}${word}`);
  }
  return lines.join("\n");
}

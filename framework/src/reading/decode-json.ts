import { ReadProblem } from "./problem.ts";

/** How many arrays and objects may stand inside one another. */
export const MAX_JSON_DEPTH = 100;

/**
 * Decodes JSON text; undefined where there is none. A key `__proto__` becomes a property of its own and
 * changes no prototype.
 *
 * @throws ReadProblem `malformed_json` or `too_deep`
 */
export function decodeJson(text: string): unknown {
  // Every level takes two characters, so shorter text cannot be too deep.
  if (text.length > 2 * MAX_JSON_DEPTH) refuseDeepNesting(text);
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (text.trim() === "") return undefined;
    throw new ReadProblem("malformed_json", "The text is not valid JSON.", { cause });
  }
}

/** Counts brackets outside strings before anything is built from them. */
function refuseDeepNesting(text: string): void {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case 0x22: // quotation mark
        at = endOfString(text, at);
        break;
      case 0x5b: // [
      case 0x7b: // {
        depth++;
        if (depth > MAX_JSON_DEPTH) {
          throw new ReadProblem("too_deep", `The JSON is nested deeper than ${MAX_JSON_DEPTH} levels.`);
        }
        break;
      case 0x5d: // ]
      case 0x7d: // }
        depth--;
        break;
    }
  }
}

/** The position of the quotation mark that closes the string opened at `start`. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at;
    if (code === 0x5c) at++; // a backslash takes the next character with it
  }
  return text.length;
}

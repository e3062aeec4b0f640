import type { ArgumentsCamelCase } from "yargs";
import { findTwinsFolder } from "./project/twins-folder.ts";

type Found = (error: Error | null, completions: string[] | undefined) => void;

const TAKES_TWINS = [
  "up",
  "down",
  "logs",
  "explain",
  "catalog",
  "generate",
  "captures",
  "inspect",
  "reset",
  "seed",
  "time",
  "run",
];

/** Completes a word of a command line: commands and options by the parser, twins from the local registry. */
export function completeWords(
  word: string,
  line: ArgumentsCamelCase,
  byDefault: (found?: Found) => void,
  done: (completions: string[]) => void,
): void {
  byDefault((_error, found) => done([...long(found), ...twinNames(word, line._.map(String))]));
}

/** One-letter aliases are quicker typed than completed. */
function long(found: readonly string[] = []): string[] {
  return found.filter((one) => !/^--?.(:|$)/.test(one));
}

function twinNames(word: string, words: readonly string[]): string[] {
  if (word.startsWith("-") || !words.some((one) => TAKES_TWINS.includes(one))) return [];
  try {
    const names = findTwinsFolder(process.cwd(), process.env)?.twins.map(({ name }) => name) ?? [];
    return names.filter((name) => name.startsWith(word) && !words.slice(0, -1).includes(name));
  } catch {
    // A shell waiting for completions is no place to report a broken registry; wt doctor is.
    return [];
  }
}

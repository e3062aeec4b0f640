import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { TwinError } from "@wondertwin/framework/contracts";
import { nearest } from "../nearest.ts";
import { readTwin } from "./manifest-file.ts";
import { checkTwinName, type Twin } from "./twin.ts";
import { requireTwinsFolder } from "./twins-folder.ts";

/**
 * The twins that words of a command line name: names from the registry, or paths of generated twins
 * (`./my-twin`). No words: all of the registry.
 *
 * Throws `unknown_twin` and `no_twins`.
 */
export function selectTwins(words: readonly string[], from: string, env: NodeJS.ProcessEnv): readonly Twin[] {
  if (words.length === 0) return requireTwinsFolder(from, env).twins;
  const selected = words.map((word) =>
    isPath(word) ? twinAt(resolve(from, word)) : twinNamed(word, from, env),
  );
  return [...new Map(selected.map((twin) => [twin.name, twin])).values()];
}

/** The twin of that name in the registry; throws `unknown_twin` with the name that was probably meant. */
export function twinNamed(name: string, from: string, env: NodeJS.ProcessEnv): Twin {
  const { twins } = requireTwinsFolder(from, env);
  const found = twins.find((twin) => twin.name === name);
  if (found !== undefined) return found;
  throw unknownTwin(
    name,
    twins.map((twin) => twin.name),
  );
}

/** The name that a word of a command line stands for: itself, or that of the twin in the folder it names. */
export function nameMeantBy(word: string, from: string): string {
  return isPath(word) ? twinAt(resolve(from, word)).name : word;
}

/** The error for a name that is none of those known. */
export function unknownTwin(name: string, known: readonly string[]): TwinError {
  const meant = nearest(name, known);
  return new TwinError("unknown_twin", `There is no twin named ${name}.`, {
    hint: meant === undefined ? "See which there are: wt catalog." : `Did you mean ${meant}?`,
  });
}

function isPath(word: string): boolean {
  return word.startsWith(".") || word.includes("/") || word.includes("\\");
}

function twinAt(folder: string): Twin {
  const twin = existsSync(folder) ? readTwin(folder) : undefined;
  if (twin === undefined) {
    throw new TwinError("unknown_twin", `There is no twin in ${folder}.`, {
      hint: "Name a folder that wt generate FILE --out wrote.",
    });
  }
  checkTwinName(twin.name, folder);
  return twin;
}

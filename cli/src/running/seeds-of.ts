import { readSeed } from "../project/read-seed.ts";
import { unknownTwin } from "../project/select-twins.ts";
import { usageError } from "../usage-error.ts";

/**
 * The contents of the seeds that a command line names, as `FILE` where there is one twin, else as `TWIN=FILE`;
 * by twin.
 *
 * Throws `usage`, `unknown_twin`, and what `readSeed` throws.
 */
export function seedsOf(words: readonly string[], twins: readonly string[]): ReadonlyMap<string, object> {
  const seeds = new Map<string, object>();
  for (const word of words) {
    const [, named, file = word] = /^([\w.-]+)=(.+)$/.exec(word) ?? [];
    const twin = named ?? onlyOne(twins, word);
    if (!twins.includes(twin)) throw unknownTwin(twin, twins);
    if (seeds.has(twin)) throw usageError(`There are two seeds for ${twin}.`, "Put them into one file.");
    seeds.set(twin, readSeed(file));
  }
  return seeds;
}

function onlyOne(twins: readonly string[], file: string): string {
  const [twin, another] = twins;
  if (twin !== undefined && another === undefined) return twin;
  throw usageError(
    `--seed ${file} does not say for which of ${twins.length} twins it is.`,
    `Write --seed ${twin ?? "TWIN"}=${file}, or name the one twin: --twin ${twin ?? "TWIN"}.`,
  );
}

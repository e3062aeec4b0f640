import { diff3Merge, diffIndices } from "node-diff3";

/** A run of lines that another replaces; either may be empty. Positions count from 0. */
export interface LineChange {
  readonly at: number;
  readonly removed: readonly string[];
  readonly addedAt: number;
  readonly added: readonly string[];
}

/** What turns one list of lines into another, in order: all that is not in a longest common subsequence. */
export function diffLines(before: readonly string[], after: readonly string[]): readonly LineChange[] {
  const { first, last } = commonEnds(before, after);
  const found = diffIndices(
    before.slice(first, before.length - last),
    after.slice(first, after.length - last),
  );
  return found.map(({ buffer1: [at], buffer1Content, buffer2: [addedAt], buffer2Content }) => ({
    at: at + first,
    removed: buffer1Content,
    addedAt: addedAt + first,
    added: buffer2Content,
  }));
}

/** Lines with two sets of changes to them made; undefined where both change the same place differently. */
export function mergeLines(
  base: readonly string[],
  ours: readonly string[],
  theirs: readonly string[],
): readonly string[] | undefined {
  const regions = diff3Merge([...ours], [...base], [...theirs], { excludeFalseConflicts: true });
  const merged: string[] = [];
  for (const { ok } of regions) {
    if (!ok) return undefined;
    for (const line of ok) merged.push(line);
  }
  return merged;
}

/** How many lines two lists share at their beginnings and, of the rest, at their ends. */
function commonEnds(one: readonly string[], other: readonly string[]): { first: number; last: number } {
  const most = Math.min(one.length, other.length);
  let first = 0;
  while (first < most && one[first] === other[first]) first++;
  let last = 0;
  while (last < most - first && one[one.length - 1 - last] === other[other.length - 1 - last]) last++;
  return { first, last };
}

import { readCommit, writeCommit } from "./commit.ts";
import { ancestry, mergeBase } from "./history.ts";
import { mergeTrees } from "./merge-trees.ts";
import type { Objects } from "./objects.ts";
import type { Person } from "./person.ts";

interface Said {
  readonly message: string;
  readonly author: Person;
  readonly committer: Person;
}

/** The tree in which two commits' changes since they parted are made; undefined where they conflict. */
export function mergedTree(objects: Objects, ours: string, theirs: string): string | undefined {
  const base = mergeBase(objects, ours, theirs);
  const [old, own, other] = [base, ours, theirs].map((sha) =>
    sha === undefined ? undefined : readCommit(objects, sha)?.tree,
  );
  return own === undefined || other === undefined
    ? undefined
    : mergeTrees(objects, { base: old, ours: own, theirs: other });
}

/** Whether one commit has all that another has. */
export const contains = (objects: Objects, one: string, other: string): boolean =>
  ancestry(objects, one).has(other);

/** Merges a commit into another and gives the merge's name; undefined where they conflict. */
export function mergeCommits(objects: Objects, ours: string, theirs: string, said: Said): string | undefined {
  const tree = mergedTree(objects, ours, theirs);
  return tree === undefined ? undefined : writeCommit(objects, { tree, parents: [ours, theirs], ...said });
}

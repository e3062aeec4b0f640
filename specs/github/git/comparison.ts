import type { Schemas } from "../api.gen.ts";
import { readCommit } from "./commit.ts";
import { type Difference, differences } from "./differences.ts";
import { ancestry, historyOf, mergeBase, type NamedCommit } from "./history.ts";
import type { Place } from "./place.ts";
import { shownCommit } from "./shown-commit.ts";
import { shownDifference } from "./shown-difference.ts";

/** What lies between two commits. */
export interface Comparison {
  readonly base: string;
  readonly head: string;
  readonly mergeBase: string;
  /** Commits that only the head has, the oldest first. */
  readonly ahead: readonly NamedCommit[];
  /** How many only the base has. */
  readonly behind: number;
  /** What the head changed since the two parted. */
  readonly files: readonly Difference[];
}

/** Compares two commits; undefined where they have no commit in common. */
export function compared(objects: Place["objects"], base: string, head: string): Comparison | undefined {
  const common = mergeBase(objects, base, head);
  if (common === undefined) return undefined;
  return {
    base,
    head,
    mergeBase: common,
    ahead: historyOf(objects, head, ancestry(objects, base)).toReversed(),
    behind: historyOf(objects, base, ancestry(objects, head)).length,
    files: differences(objects, readCommit(objects, common)?.tree, readCommit(objects, head)?.tree ?? ""),
  };
}

/** Files that a comparison shows at most (docs.github.com/rest/commits). */
const MOST_FILES = 300;

export function shownComparison(
  place: Place,
  basehead: string,
  { base, head, mergeBase: common, ahead, behind, files }: Comparison,
  page: (commits: readonly NamedCommit[]) => readonly NamedCommit[],
): Schemas["commit-comparison"] {
  const { api, page: html } = place;
  const web = `${html}/compare/${basehead}`;
  const status =
    ahead.length === 0 ? (behind === 0 ? "identical" : "behind") : behind === 0 ? "ahead" : "diverged";
  return {
    url: `${api}/compare/${basehead}`,
    html_url: web,
    permalink_url: `${html}/compare/${base.slice(0, 7)}...${head.slice(0, 7)}`,
    diff_url: `${web}.diff`,
    patch_url: `${web}.patch`,
    base_commit: shownCommit(place, base),
    merge_base_commit: shownCommit(place, common),
    status,
    ahead_by: ahead.length,
    behind_by: behind,
    total_commits: ahead.length,
    commits: page(ahead).map(({ sha }) => shownCommit(place, sha)),
    files: files.slice(0, MOST_FILES).map((file) => shownDifference(place, head, file)),
  };
}

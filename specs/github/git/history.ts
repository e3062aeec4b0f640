import { type Commit, readCommit } from "./commit.ts";
import type { Objects } from "./objects.ts";

/** A commit with its name. */
export interface NamedCommit extends Commit {
  readonly sha: string;
}

/** The commits that lead to one, itself first: the latest first, none before what follows it. */
export function historyOf(
  objects: Objects,
  tip: string,
  without: ReadonlySet<string> = new Set(),
): NamedCommit[] {
  const commits = new Map<string, NamedCommit>();
  const children = new Map<string, number>();
  const open = [tip];
  for (let sha = open.pop(); sha !== undefined; sha = open.pop()) {
    if (commits.has(sha) || without.has(sha)) continue;
    const commit = readCommit(objects, sha);
    if (!commit) continue;
    commits.set(sha, { sha, ...commit });
    for (const parent of commit.parents) {
      children.set(parent, (children.get(parent) ?? 0) + 1);
      open.push(parent);
    }
  }
  return inOrder(commits, children, tip);
}

function inOrder(
  commits: ReadonlyMap<string, NamedCommit>,
  children: Map<string, number>,
  tip: string,
): NamedCommit[] {
  const first = commits.get(tip);
  const ready = first ? [first] : [];
  const ordered: NamedCommit[] = [];
  while (ready.length > 0) {
    // Of two made in one second the one nearer to the tip, which was ready first, goes first.
    const next = ready.reduce((latest, each) => (each.committer.at > latest.committer.at ? each : latest));
    ready.splice(ready.indexOf(next), 1);
    ordered.push(next);
    for (const sha of next.parents) {
      const left = (children.get(sha) ?? 1) - 1;
      children.set(sha, left);
      const parent = commits.get(sha);
      if (left === 0 && parent) ready.push(parent);
    }
  }
  return ordered;
}

/** The names of a commit and of all that lead to it. */
export function ancestry(objects: Objects, tip: string): Set<string> {
  const found = new Set<string>();
  const open = [tip];
  for (let sha = open.pop(); sha !== undefined; sha = open.pop()) {
    if (found.has(sha)) continue;
    found.add(sha);
    open.push(...(readCommit(objects, sha)?.parents ?? []));
  }
  return found;
}

/** The latest commit that leads to both; undefined where they have nothing in common. */
export function mergeBase(objects: Objects, one: string, other: string): string | undefined {
  const ofOther = ancestry(objects, other);
  return historyOf(objects, one).find(({ sha }) => ofOther.has(sha))?.sha;
}

import { mergeLines } from "@wondertwin/framework";
import { changedTree, filesOf } from "./files.ts";
import type { Objects } from "./objects.ts";
import { contentOf, linesOf } from "./patch.ts";
import type { Entry } from "./tree.ts";
import { bytesOf, isBinary, textOf } from "./utf8.ts";

interface Sides {
  readonly base: string | undefined;
  readonly ours: string;
  readonly theirs: string;
}

/** The tree in which two trees' changes to a third are made; undefined where they conflict. */
export function mergeTrees(objects: Objects, { base, ours, theirs }: Sides): string | undefined {
  const [old, own, other] = [base, ours, theirs].map((sha) => filesOf(objects, sha));
  const changes = new Map<string, Entry | null>();
  for (const path of new Set([...(old ?? []), ...(other ?? [])].map(([name]) => name))) {
    const [was, mine, wanted] = [old?.get(path), own?.get(path), other?.get(path)];
    if (same(was, wanted) || same(mine, wanted)) continue;
    const merged = same(was, mine) ? (wanted ?? null) : mergedFile(objects, [was, mine, wanted]);
    if (merged === undefined) return undefined;
    changes.set(path, merged);
  }
  return collides(own ?? new Map(), changes) ? undefined : changedTree(objects, ours, changes);
}

const same = (one: Entry | undefined, other: Entry | undefined) =>
  one?.sha === other?.sha && one?.mode === other?.mode;

/** A file with both sides' changes to it; one that a side took away or that is no text is not merged. */
function mergedFile(
  objects: Objects,
  [was, mine, wanted]: readonly [Entry | undefined, Entry | undefined, Entry | undefined],
): Entry | undefined {
  if (!was || !mine || !wanted || was.mode !== mine.mode || mine.mode !== wanted.mode) return undefined;
  const contents = [was, mine, wanted].map((entry) => contentOf(objects, entry));
  if (contents.some(isBinary)) return undefined;
  const [base = [], ours = [], theirs = []] = contents.map((bytes) => linesOf(textOf(bytes)));
  const lines = mergeLines(base, ours, theirs);
  return lines && { mode: mine.mode, sha: objects.write("blob", bytesOf(lines.join(""))) };
}

/** Whether one side has a file where the other has a directory. */
function collides(own: ReadonlyMap<string, Entry>, changes: ReadonlyMap<string, Entry | null>): boolean {
  const added = [...changes].flatMap(([path, entry]) => (entry ? [path] : []));
  const left = [...own.keys()].filter((path) => changes.get(path) !== null);
  return added.some((path) =>
    left.some((each) => each.startsWith(`${path}/`) || path.startsWith(`${each}/`)),
  );
}

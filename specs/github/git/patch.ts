import { diffLines, type LineChange } from "@wondertwin/framework";
import type { Difference } from "./differences.ts";
import type { Objects } from "./objects.ts";
import type { Entry } from "./tree.ts";
import { isBinary, textOf } from "./utf8.ts";

/** Lines that a change leaves as they are and a patch shows around it. */
const CONTEXT = 3;

/** The lines that a difference adds and takes away, and its hunks; none for what is no text. */
export interface FilePatch {
  readonly additions: number;
  readonly deletions: number;
  readonly patch: string | undefined;
}

export function filePatch(objects: Objects, { before, after }: Difference): FilePatch {
  const [old, young] = [contentOf(objects, before), contentOf(objects, after)];
  if (isBinary(old) || isBinary(young)) return { additions: 0, deletions: 0, patch: undefined };
  const [one, other] = [linesOf(textOf(old)), linesOf(textOf(young))];
  const changes = diffLines(one, other);
  const count = (side: "added" | "removed") => changes.reduce((sum, change) => sum + change[side].length, 0);
  return {
    additions: count("added"),
    deletions: count("removed"),
    patch: changes.length === 0 ? undefined : hunksOf(one, changes).join("\n"),
  };
}

/** What a file holds; a submodule holds nothing here. */
export const contentOf = (objects: Objects, entry: Entry | undefined): Uint8Array =>
  (entry && objects.read(entry.sha, "blob")) ?? new Uint8Array();

/** A text's lines, each with its end. */
export const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

function hunksOf(before: readonly string[], changes: readonly LineChange[]): string[] {
  const groups: LineChange[][] = [];
  for (const change of changes) {
    const last = groups.at(-1)?.at(-1);
    if (last && change.at - (last.at + last.removed.length) <= 2 * CONTEXT) groups.at(-1)?.push(change);
    else groups.push([change]);
  }
  return groups.map((group) => hunk(before, group));
}

function hunk(before: readonly string[], changes: readonly LineChange[]): string {
  const [first] = changes;
  const last = changes.at(-1);
  if (!first || !last) return "";
  const from = Math.max(0, first.at - CONTEXT);
  const to = Math.min(before.length, last.at + last.removed.length + CONTEXT);
  const lines: string[] = [];
  let at = from;
  for (const change of changes) {
    for (; at < change.at; at++) lines.push(` ${before[at] ?? ""}`);
    lines.push(...change.removed.map((line) => `-${line}`), ...change.added.map((line) => `+${line}`));
    at += change.removed.length;
  }
  for (; at < to; at++) lines.push(` ${before[at] ?? ""}`);
  const grown = changes.reduce((sum, { added, removed }) => sum + added.length - removed.length, 0);
  const start = from + first.addedAt - first.at;
  const head = `@@ -${span(from, to - from)} +${span(start, to - from + grown)} @@${heading(before, from)}`;
  return [head, ...lines.map(ended)].join("\n");
}

/** Where lines stand, counted from 1; an empty run stands behind the line before it. */
const span = (from: number, count: number) =>
  count === 1 ? `${from + 1}` : `${count === 0 ? from : from + 1},${count}`;

/** The nearest line before a hunk that begins with a letter, which git shows to say where one is. */
function heading(before: readonly string[], from: number): string {
  const line = before.slice(0, from).findLast((each) => /^[A-Za-z_$]/.test(each));
  return line === undefined ? "" : ` ${line.trimEnd().slice(0, 80)}`;
}

const ended = (line: string) =>
  line.endsWith("\n") ? line.slice(0, -1) : `${line}\n\\ No newline at end of file`;

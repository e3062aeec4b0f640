import { readCommit } from "./commit.ts";
import { type Difference, differences } from "./differences.ts";
import type { NamedCommit } from "./history.ts";
import type { Objects } from "./objects.ts";
import { filePatch } from "./patch.ts";

/** Differences as `git diff` writes them. */
export function diffText(objects: Objects, found: readonly Difference[]): string {
  return found.map((difference) => fileText(objects, difference)).join("");
}

function fileText(objects: Objects, difference: Difference): string {
  const { path, previous = path, before, after, status } = difference;
  const { patch } = filePatch(objects, difference);
  const short = (sha = "0".repeat(7)) => sha.slice(0, 7);
  const changed = before?.sha !== after?.sha;
  const mode = before && after && before.mode === after.mode ? ` ${after.mode}` : "";
  const lines = [
    `diff --git a/${previous} b/${path}`,
    ...(before ? [] : [`new file mode ${after?.mode ?? ""}`]),
    ...(after ? [] : [`deleted file mode ${before?.mode ?? ""}`]),
    ...(before && after && before.mode !== after.mode
      ? [`old mode ${before.mode}`, `new mode ${after.mode}`]
      : []),
    ...(status === "renamed"
      ? ["similarity index 100%", `rename from ${previous}`, `rename to ${path}`]
      : []),
    ...(changed ? [`index ${short(before?.sha)}..${short(after?.sha)}${mode}`] : []),
    ...(patch === undefined
      ? []
      : [before ? `--- a/${previous}` : "--- /dev/null", after ? `+++ b/${path}` : "+++ /dev/null", patch]),
    ...(patch === undefined && changed && status !== "renamed" && hasContent(objects, difference)
      ? [
          `Binary files ${before ? `a/${previous}` : "/dev/null"} and ${after ? `b/${path}` : "/dev/null"} differ`,
        ]
      : []),
  ];
  return `${lines.join("\n")}\n`;
}

const hasContent = (objects: Objects, { before, after }: Difference) =>
  [before, after].some((entry) => entry && (objects.read(entry.sha, "blob")?.length ?? 0) > 0);

/** Commits as mails that `git am` takes, the oldest first. */
export function patchText(objects: Objects, commits: readonly NamedCommit[]): string {
  return commits
    .map((commit, position) => mail(objects, commit, `${position + 1}/${commits.length}`))
    .join("\n");
}

function mail(objects: Objects, { sha, author, message, parents, tree }: NamedCommit, count: string): string {
  const before = parents[0] === undefined ? undefined : readCommit(objects, parents[0])?.tree;
  const [subject = "", ...rest] = message.trimEnd().split("\n");
  const text = rest.join("\n").trim();
  const found = differences(objects, before, tree);
  const number = count === "1/1" ? "" : ` ${count}`;
  const stats = found.map((difference) => ({ path: difference.path, ...filePatch(objects, difference) }));
  const additions = stats.reduce((sum, each) => sum + each.additions, 0);
  const deletions = stats.reduce((sum, each) => sum + each.deletions, 0);
  return [
    `From ${sha} Mon Sep 17 00:00:00 2001`,
    `From: ${author.name} <${author.email}>`,
    `Date: ${new Date(author.at * 1000).toUTCString().replace("GMT", "+0000")}`,
    `Subject: [PATCH${number}] ${subject}`,
    "",
    ...(text === "" ? [] : [text, ""]),
    "---",
    ...stats.map(
      ({ path, additions: more, deletions: less }) =>
        ` ${path} | ${more + less} ${"+".repeat(Math.min(more, 40))}${"-".repeat(Math.min(less, 40))}`,
    ),
    ` ${found.length} file${found.length === 1 ? "" : "s"} changed${additions === 0 ? "" : `, ${additions} insertion${additions === 1 ? "" : "s"}(+)`}${deletions === 0 ? "" : `, ${deletions} deletion${deletions === 1 ? "" : "s"}(-)`}`,
    "",
    diffText(objects, found),
  ].join("\n");
}

import { headersOf } from "./headers.ts";
import type { Objects } from "./objects.ts";
import { type Person, personLine, readPerson } from "./person.ts";
import { bytesOf } from "./utf8.ts";

/** A commit: a tree, what it follows, and who says what of it. */
export interface Commit {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Person;
  readonly committer: Person;
  readonly message: string;
  readonly signature?: string | undefined;
}

/** Keeps a commit and gives its name. */
export function writeCommit(objects: Objects, commit: Commit): string {
  const { tree, parents, author, committer, message, signature } = commit;
  const lines = [
    `tree ${tree}`,
    ...parents.map((parent) => `parent ${parent}`),
    `author ${personLine(author)}`,
    `committer ${personLine(committer)}`,
    // Further lines of a header begin with a space.
    ...(signature === undefined ? [] : [`gpgsig ${signature.trimEnd().replaceAll("\n", "\n ")}`]),
  ];
  return objects.write("commit", bytesOf(`${lines.join("\n")}\n\n${message}`));
}

export function readCommit(objects: Objects, sha: string): Commit | undefined {
  const bytes = objects.read(sha, "commit");
  if (!bytes) return undefined;
  const { values, message } = headersOf(bytes);
  return {
    tree: values("tree")[0] ?? "",
    parents: values("parent"),
    author: readPerson(values("author")[0] ?? ""),
    committer: readPerson(values("committer")[0] ?? ""),
    message,
    signature: values("gpgsig")[0],
  };
}

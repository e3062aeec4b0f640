import { type Commit, readCommit, writeCommit } from "../git/commit.ts";
import { mergeCommits, mergedTree } from "../git/merge.ts";
import { mergeTrees } from "../git/merge-trees.ts";
import { type Objects, objectsOf } from "../git/objects.ts";
import { personOf, webFlow } from "../git/person.ts";
import { baseOf, changesOf, issueOf, type Pull } from "./pull.ts";

type Acting = Parameters<typeof personOf>[0];

export type MergeMethod = "merge" | "squash" | "rebase";

interface Said {
  readonly method: MergeMethod;
  readonly title: string | undefined;
  readonly message: string | undefined;
}

/** Makes the commits of a pull request's merge and gives the last one's name; undefined where they conflict. */
export function mergePull(acting: Acting, pull: Pull, { method, title, message }: Said): string | undefined {
  const { store } = acting;
  const objects = objectsOf(store, store.repository.get(pull.repository_id));
  const base = baseOf(store, pull);
  const commits = changesOf(store, pull)?.ahead ?? [];
  if (method === "rebase") return replayed(objects, { base, commits, committer: personOf(acting) });
  const issue = issueOf(store, pull);
  if (method === "merge") {
    const owner = store.repository.find(pull.head_repository_id)?.owner_login ?? "unknown";
    const subject = title ?? `Merge pull request #${pull.number} from ${owner}/${pull.head_ref}`;
    return mergeCommits(objects, base, pull.head_sha, {
      message: joined(subject, message ?? issue.title),
      author: personOf(acting),
      committer: webFlow(acting),
    });
  }
  const tree = mergedTree(objects, base, pull.head_sha);
  if (tree === undefined) return undefined;
  const [only] = commits;
  const own = commits.length === 1 && only ? only.message : undefined;
  const subject = title ?? `${own?.split("\n", 1)[0] ?? issue.title} (#${pull.number})`;
  const text =
    message ?? (own === undefined ? commits.map((each) => `* ${each.message}`).join("\n\n") : bodyOf(own));
  return writeCommit(objects, {
    tree,
    parents: [base],
    author: personOf({ ...acting, caller: { id: issue.user_login, scopes: [] } }),
    committer: webFlow(acting),
    message: joined(subject, text),
  });
}

const joined = (subject: string, text: string) => (text === "" ? subject : `${subject}\n\n${text}`);

const bodyOf = (message: string) => message.split("\n").slice(1).join("\n").trim();

interface Replay {
  readonly base: string;
  readonly commits: readonly Commit[];
  readonly committer: Commit["committer"];
}

/** The commits made again one after another behind another commit. */
function replayed(objects: Objects, { base, commits, committer }: Replay): string | undefined {
  let tip = base;
  for (const commit of commits) {
    // A merge brings nothing of its own.
    if (commit.parents.length > 1) continue;
    const [parent] = commit.parents;
    const before = parent === undefined ? undefined : readCommit(objects, parent)?.tree;
    const ours = readCommit(objects, tip)?.tree ?? "";
    const tree = mergeTrees(objects, { base: before, ours, theirs: commit.tree });
    if (tree === undefined) return undefined;
    const { author, message } = commit;
    tip = writeCommit(objects, { tree, parents: [tip], author, committer, message });
  }
  return tip;
}

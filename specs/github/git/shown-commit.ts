import type { Schemas } from "../api.gen.ts";
import { nodeId } from "../conventions/node-id.ts";
import { simpleUser } from "../people/simple-user.ts";
import { type Commit, readCommit } from "./commit.ts";
import { differences } from "./differences.ts";
import { filePatch } from "./patch.ts";
import type { Person } from "./person.ts";
import type { Place } from "./place.ts";
import { shownDifference } from "./shown-difference.ts";

export const shownPerson = ({ name, email, at }: Person) => ({
  name,
  email,
  date: new Date(at * 1000).toISOString().replace(".000Z", "Z"),
});

/** Nobody's keys are known to the twin: a signature is there, or it is not. */
const verification = ({ signature }: Commit) => ({
  verified: false,
  reason: signature === undefined ? "unsigned" : "unknown_key",
  signature: signature ?? null,
  payload: null,
  verified_at: null,
});

/** A commit as the git database shows it. */
export function shownGitCommit(
  { api, page, repository, objects }: Place,
  sha: string,
): Schemas["git-commit"] {
  const commit = commitOf(objects, sha);
  return {
    sha,
    node_id: nodeId("Commit", `${repository.id}:${sha}`),
    url: `${api}/git/commits/${sha}`,
    html_url: `${page}/commit/${sha}`,
    author: shownPerson(commit.author),
    committer: shownPerson(commit.committer),
    tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
    message: commit.message,
    parents: commit.parents.map((parent) => ({
      sha: parent,
      url: `${api}/git/commits/${parent}`,
      html_url: `${page}/commit/${parent}`,
    })),
    verification: verification(commit),
  };
}

/** A commit as lists show it. */
export function shownCommit(place: Place, sha: string): Schemas["commit"] {
  const { api, page, repository, objects, store } = place;
  const commit = commitOf(objects, sha);
  return {
    sha,
    node_id: nodeId("Commit", `${repository.id}:${sha}`),
    commit: {
      author: shownPerson(commit.author),
      committer: shownPerson(commit.committer),
      message: commit.message,
      tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
      url: `${api}/git/commits/${sha}`,
      comment_count: store["commit-comment"].list({ repository_id: repository.id, commit_id: sha }).length,
      verification: verification(commit),
    },
    url: `${api}/commits/${sha}`,
    html_url: `${page}/commit/${sha}`,
    comments_url: `${api}/commits/${sha}/comments`,
    author: accountOfPerson(place, commit.author),
    committer: accountOfPerson(place, commit.committer),
    parents: commit.parents.map((parent) => ({
      sha: parent,
      url: `${api}/commits/${parent}`,
      html_url: `${page}/commit/${parent}`,
    })),
  };
}

/** A commit with what it changed. */
export function commitWithFiles(place: Place, sha: string): Schemas["commit"] {
  const { objects } = place;
  const { tree, parents } = commitOf(objects, sha);
  const before = parents[0] === undefined ? undefined : commitOf(objects, parents[0]).tree;
  const found = differences(objects, before, tree);
  const patches = found.map((difference) => filePatch(objects, difference));
  const additions = patches.reduce((sum, patch) => sum + patch.additions, 0);
  const deletions = patches.reduce((sum, patch) => sum + patch.deletions, 0);
  return {
    ...shownCommit(place, sha),
    stats: { total: additions + deletions, additions, deletions },
    files: found.map((difference) => shownDifference(place, sha, difference)),
  };
}

/** The commit that a name, found before, stands for. */
function commitOf(objects: Place["objects"], sha: string): Commit {
  const commit = readCommit(objects, sha);
  if (!commit) throw new Error(`${sha} is no commit.`);
  return commit;
}

/** The account whose address a commit carries. */
function accountOfPerson({ store, url }: Place, { email }: Person): Schemas["simple-user"] | null {
  if (email === "noreply@github.com") return simpleUser({ login: "web-flow", id: 19864447 }, { url });
  const [, login = ""] = /^(?:\d+\+)?([\w[\]-]+)@users\.noreply\.github\.com$/.exec(email) ?? [];
  const user = store.user.find({ email }) ?? store.user.find({ login });
  return user ? simpleUser(user, { url }) : null;
}

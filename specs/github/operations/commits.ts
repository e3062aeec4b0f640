import { paged, reply } from "@wondertwin/framework";
import { readCommit } from "../git/commit.ts";
import { commitNamed } from "../git/commit-named.ts";
import { compared, shownComparison } from "../git/comparison.ts";
import { diffText, patchText } from "../git/diff-text.ts";
import { differences } from "../git/differences.ts";
import { entryAt } from "../git/files.ts";
import { historyOf, type NamedCommit } from "../git/history.ts";
import { type Place, placeOf } from "../git/place.ts";
import { branchOf, isEmpty, referencesBelow, revision } from "../git/references.ts";
import { commitWithFiles, shownCommit } from "../git/shown-commit.ts";
import { findRepository } from "../repositories/find-repository.ts";
import type { Resources } from "../resources.ts";
import { github } from "../vendor.ts";

export default github.operations({
  "repos/list-commits": (context) => {
    const { parents, query, store, fail } = context;
    const { repository } = parents;
    const place = placeOf(context, repository);
    if (isEmpty(store, repository)) fail("aborted", { message: "Git Repository is empty." });
    const sha = revision(store, repository, query.sha) ?? fail("not_found");
    const tests = [
      touches(place, query.path),
      isBy(place, "author", query.author),
      isBy(place, "committer", query.committer),
      ({ committer }: NamedCommit) =>
        (query.since === undefined || committer.at * 1000 >= Date.parse(query.since)) &&
        (query.until === undefined || committer.at * 1000 <= Date.parse(query.until)),
    ];
    const found = historyOf(place.objects, sha).filter((commit) => tests.every((test) => test(commit)));
    return paged(found.map((commit) => shownCommit(place, commit.sha)));
  },

  "repos/get-commit": (context) => {
    const { params, header } = context;
    const { place, sha } = commitNamed(context, params.ref);
    const accept = header("accept") ?? "";
    if (/[.]sha\b/.test(accept)) return reply({ body: sha, contentType: mediaType("sha") });
    const commit = { sha, ...(readCommit(place.objects, sha) ?? context.fail("not_found")) };
    const before =
      commit.parents[0] === undefined ? undefined : readCommit(place.objects, commit.parents[0])?.tree;
    if (/[.]diff\b/.test(accept))
      return reply({
        body: diffText(place.objects, differences(place.objects, before, commit.tree)),
        contentType: mediaType("diff"),
      });
    if (/[.]patch\b/.test(accept))
      return reply({ body: patchText(place.objects, [commit]), contentType: mediaType("patch") });
    return commitWithFiles(place, sha);
  },

  "repos/compare-commits": compare,
  "repos/compare-commits-with-basehead": compare,

  "repos/list-branches-for-head-commit": (context) => {
    const { place, sha } = commitNamed(context, context.params.commit_sha);
    return referencesBelow(context.store, place.repository, "refs/heads/")
      .filter((reference) => reference.sha === sha)
      .map(({ name }) => ({
        name: branchOf(name) ?? name,
        commit: { sha, url: `${place.api}/commits/${sha}` },
        protected: false,
      }));
  },

  "repos/list-comments-for-commit": (context) => {
    const { place, sha } = commitNamed(context, context.params.commit_sha);
    return paged(
      context.store["commit-comment"].list({ repository_id: place.repository.id, commit_id: sha }),
    );
  },

  "repos/create-commit-comment": (context) => {
    const { body, store } = context;
    const { place, sha } = commitNamed(context, context.params.commit_sha);
    return store["commit-comment"].within(place.repository).insert({
      repository_id: place.repository.id,
      commit_id: sha,
      body: body.body,
      path: body.path ?? null,
      position: body.position ?? null,
      line: body.line ?? null,
    });
  },
});

interface Asked {
  readonly parents: { readonly repository: Resources["repository"] };
  readonly store: Place["store"];
  url(path: string): string;
  fail(reason: "invalid_argument" | "not_found", details?: { readonly message: string }): never;
}

interface Comparing extends Asked {
  readonly params: { readonly basehead: string } | { readonly base: string; readonly head: string };
  readonly query: { readonly page?: number; readonly per_page?: number };
  header(name: string): string | undefined;
}

function compare(context: Comparing) {
  const { parents, params, query, fail, header } = context;
  const place = placeOf(context, parents.repository);
  const { basehead, base, head } = sides(params);
  const comparison =
    compared(
      place.objects,
      commitAcross(context, base) ?? fail("not_found"),
      commitAcross(context, head) ?? fail("not_found"),
    ) ?? fail("not_found", { message: "No common ancestor between the two." });
  const accept = header("accept") ?? "";
  if (/[.]diff\b/.test(accept))
    return reply({ body: diffText(place.objects, comparison.files), contentType: mediaType("diff") });
  if (/[.]patch\b/.test(accept))
    return reply({ body: patchText(place.objects, comparison.ahead), contentType: mediaType("patch") });
  const { page, per_page } = query;
  const size = per_page ?? (page === undefined ? 250 : 30);
  const from = ((page ?? 1) - 1) * size;
  return shownComparison(place, basehead, comparison, (commits) => commits.slice(from, from + size));
}

/** What is compared: the description has the path twice, and takes its end apart once. */
function sides(params: Comparing["params"]) {
  if ("base" in params) return { ...params, basehead: `${params.base}...${params.head}` };
  const [base = "", head = ""] = params.basehead.split(/\.{2,3}/);
  return { base, head, basehead: params.basehead };
}

/** The commit that `main`, `octocat:main` or `octocat:fork:main` means, in a network of forks. */
function commitAcross({ parents, store }: Asked, text: string): string | undefined {
  const parts = text.split(":");
  const { repository } = parents;
  if (parts.length === 1) return revision(store, repository, text);
  const [owner = "", ...rest] = parts;
  const network = repository.network_id ?? repository.id;
  const other =
    rest.length === 2
      ? findRepository(store, { owner, repo: rest[0] ?? "" })
      : store.repository.find(
          (each) =>
            each.owner_login.toLowerCase() === owner.toLowerCase() &&
            (each.network_id ?? each.id) === network,
        );
  const isRelated = other && (other.network_id ?? other.id) === network;
  return isRelated ? revision(store, other, rest.at(-1)) : undefined;
}

const mediaType = (kind: string) => `application/vnd.github.${kind}; charset=utf-8`;

/** Whether a commit changed what stands at a path, against the first that it follows. */
function touches({ objects }: Place, path: string | undefined): (commit: NamedCommit) => boolean {
  if (path === undefined) return () => true;
  const at = (tree: string | undefined) =>
    tree === undefined ? undefined : entryAt(objects, tree, path)?.sha;
  return ({ tree, parents }) => {
    const before = parents.map((parent) => at(readCommit(objects, parent)?.tree));
    const after = at(tree);
    // A merge that took one side's is no change of its own.
    return before.length === 0 ? after !== undefined : before.every((sha) => sha !== after);
  };
}

function isBy(
  { store }: Place,
  role: "author" | "committer",
  wanted: string | undefined,
): (commit: NamedCommit) => boolean {
  if (wanted === undefined) return () => true;
  const email = store.user.find({ login: wanted })?.email;
  return (commit) =>
    commit[role].email === wanted ||
    commit[role].email === email ||
    commit[role].email.endsWith(`+${wanted}@users.noreply.github.com`);
}

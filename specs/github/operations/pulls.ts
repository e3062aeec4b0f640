import { paged, reply, type Store } from "@wondertwin/framework";
import { moment } from "../conventions/moment.ts";
import { commitNamed } from "../git/commit-named.ts";
import { diffText, patchText } from "../git/diff-text.ts";
import { contains, mergeCommits } from "../git/merge.ts";
import { personOf, webFlow } from "../git/person.ts";
import { placeOf } from "../git/place.ts";
import { push } from "../git/push.ts";
import { branchRef, findBranch } from "../git/references.ts";
import { shownCommit } from "../git/shown-commit.ts";
import { shownDifference } from "../git/shown-difference.ts";
import { changeIssue } from "../issues/change-issue.ts";
import { noteEvent } from "../issues/note-event.ts";
import { closedIssues } from "../pulls/close-keywords.ts";
import { mergePull } from "../pulls/merge-pull.ts";
import { openPull } from "../pulls/open-pull.ts";
import { baseOf, changesOf, issueOf, type Pull } from "../pulls/pull.ts";
import { tellPull } from "../pulls/tell-pull.ts";
import type { Resources } from "../resources.ts";
import { github } from "../vendor.ts";

/** Files and commits that a pull request lists at most (docs.github.com/rest/pulls). */
const MOST_FILES = 3000;
const MOST_COMMITS = 250;

export default github.operations({
  "pulls/create": (context) => {
    const pull = openPull(context, context.parents.repository, context.body);
    tellPull(context, pull, "opened");
    return pull;
  },

  "pulls/list": ({ parents: { repository }, query, store }) => {
    const { state = "open", sort = "created", head, base } = query;
    const direction = query.direction ?? (sort === "created" ? "desc" : "asc");
    const label = (pull: Pull) =>
      `${store.repository.find(pull.head_repository_id)?.owner_login}:${pull.head_ref}`;
    const found = store["pull-request"]
      .list({ repository_id: repository.id })
      .filter(
        (pull) =>
          (state === "all" || issueOf(store, pull).state === state) &&
          (head === undefined || label(pull) === head) &&
          (base === undefined || pull.base_ref === base),
      )
      .toSorted((a, b) => {
        const [one, other] = sort === "updated" ? [a.updated_at, b.updated_at] : [a.created_at, b.created_at];
        return (one < other ? -1 : one > other ? 1 : a.id - b.id) * (direction === "desc" ? -1 : 1);
      });
    return paged(found);
  },

  "pulls/get": (context) => {
    const pull = context.parents["pull-request"];
    const accept = context.header("accept") ?? "";
    const kind = /[.](diff|patch)\b/.exec(accept)?.[1];
    if (kind === undefined) return pull;
    const { objects } = placeOf(context, context.parents.repository);
    const changes = changesOf(context.store, pull);
    const text =
      kind === "diff" ? diffText(objects, changes?.files ?? []) : patchText(objects, changes?.ahead ?? []);
    return reply({ body: text, contentType: `application/vnd.github.${kind}; charset=utf-8` });
  },

  "pulls/update": (context) => {
    const { body = {}, parents, store, fail, now } = context;
    const pull = parents["pull-request"];
    const before = issueOf(store, pull);
    const { title, body: text, state, base } = body;
    if (state === "open" && pull.merged)
      fail("custom", { resource: "pull-request", message: "Cannot reopen a merged pull request" });
    if (base !== undefined && !findBranch(store, parents.repository, base))
      fail("invalid", { resource: "pull-request", param: "base" });
    changeIssue(context, before, {
      ...(title !== undefined && { title }),
      ...(text !== undefined && { body: text }),
      ...(state !== undefined && { state }),
    });
    const changed = store["pull-request"].update(pull, {
      updated_at: moment(now()),
      ...(base !== undefined && { base_ref: base }),
    });
    if (state !== undefined && state !== before.state)
      tellPull(context, changed, state === "open" ? "reopened" : "closed");
    if (title !== undefined || text !== undefined || base !== undefined) tellPull(context, changed, "edited");
    return changed;
  },

  "pulls/list-commits": (context) => {
    const place = placeOf(context, context.parents.repository);
    const commits = changesOf(context.store, context.parents["pull-request"])?.ahead ?? [];
    return paged(commits.slice(0, MOST_COMMITS).map(({ sha }) => shownCommit(place, sha)));
  },

  "pulls/list-files": (context) => {
    const pull = context.parents["pull-request"];
    const place = placeOf(context, context.parents.repository);
    const files = changesOf(context.store, pull)?.files ?? [];
    return paged(files.slice(0, MOST_FILES).map((file) => shownDifference(place, pull.head_sha, file)));
  },

  "pulls/check-if-merged": ({ parents, fail }) => {
    if (!parents["pull-request"].merged) fail("not_found");
  },

  "pulls/merge": (context) => {
    const { parents, store, fail, now, caller } = context;
    const { repository } = parents;
    const pull = parents["pull-request"];
    const {
      merge_method: method = "merge",
      commit_title: title,
      commit_message: message,
      sha,
    } = context.body ?? {};
    const refuse = (why: string) => fail("failed_precondition", { message: why, extra: { status: 405 } });
    const issue = issueOf(store, pull);
    if (pull.merged || issue.state === "closed") refuse("Pull Request is not mergeable");
    if (pull.draft) refuse("Pull Request is still a draft");
    const allowed = {
      merge: "allow_merge_commit",
      squash: "allow_squash_merge",
      rebase: "allow_rebase_merge",
    } as const;
    const names = { merge: "Merge commits", squash: "Squash merges", rebase: "Rebase merges" };
    if (repository[allowed[method]] === false) refuse(`${names[method]} are not allowed on this repository.`);
    if (sha !== undefined && sha !== pull.head_sha)
      fail("aborted", { message: "Head branch was modified. Review and try the merge again." });
    const base_sha = baseOf(store, pull);
    const merged =
      mergePull(context, pull, { method, title, message }) ?? refuse("Pull Request is not mergeable");
    changeIssue(context, issue, { state: "closed" });
    noteEvent(context, issue, { event: "merged" });
    const done = store["pull-request"].update(pull, {
      merged: true,
      merged_at: moment(now()),
      merged_by_login: caller.id,
      merge_commit_sha: merged,
      base_sha,
      updated_at: moment(now()),
    });
    push(context, repository, { name: branchRef(pull.base_ref), to: merged });
    tellPull(context, done, "closed");
    if (pull.base_ref === repository.default_branch) closeMentioned(context, repository, issue.body ?? "");
    const head = store.repository.find(pull.head_repository_id);
    if (repository.delete_branch_on_merge && head?.id === repository.id)
      push(context, repository, { name: branchRef(pull.head_ref), to: undefined });
    return { sha: merged, merged: true, message: "Pull Request successfully merged" };
  },

  "pulls/update-branch": (context) => {
    const { parents, body, store, fail } = context;
    const pull = parents["pull-request"];
    const head = store.repository.find(pull.head_repository_id) ?? fail("not_found");
    const { objects } = placeOf(context, head);
    const expected = body?.expected_head_sha;
    if (expected !== undefined && expected !== pull.head_sha)
      fail("invalid_argument", { message: "expected head sha didn’t match current head ref." });
    const base = baseOf(store, pull);
    if (contains(objects, pull.head_sha, base))
      fail("invalid_argument", { message: "There are no new commits on the base branch." });
    const sha =
      mergeCommits(objects, pull.head_sha, base, {
        message: `Merge branch '${pull.base_ref}' into ${pull.head_ref}`,
        author: personOf(context),
        committer: webFlow(context),
      }) ?? fail("invalid_argument", { message: "merge conflict between base and head" });
    push(context, head, { name: branchRef(pull.head_ref), to: sha });
    return { message: "Updating pull request branch.", url: store["pull-request"].show(pull).url };
  },

  "pulls/list-requested-reviewers": ({ parents, store }) => {
    const { requested_reviewers = [] } = store["pull-request"].show(parents["pull-request"]);
    return { users: requested_reviewers, teams: [] };
  },

  "pulls/request-reviewers": (context) => {
    const { parents, body, store, fail } = context;
    const pull = parents["pull-request"];
    const asked = body?.reviewers ?? [];
    if (asked.includes(issueOf(store, pull).user_login))
      fail("invalid_argument", { message: "Review cannot be requested from pull request author." });
    if (asked.some((login) => !store.user.find({ login })))
      fail("invalid_argument", {
        message:
          "Reviews may only be requested from collaborators. One or more of the users you specified is not one.",
      });
    const requested_logins = [...new Set([...pull.requested_logins, ...asked])];
    const changed = store["pull-request"].update(pull, { requested_logins });
    tellPull(context, changed, "review-requested");
    return reply({ status: 201, body: store["pull-request"].show(changed) });
  },

  "pulls/remove-requested-reviewers": (context) => {
    const { parents, body, store } = context;
    const pull = parents["pull-request"];
    const requested_logins = pull.requested_logins.filter((login) => !body.reviewers.includes(login));
    const changed = store["pull-request"].update(pull, { requested_logins });
    tellPull(context, changed, "review-request-removed");
    return reply({ body: store["pull-request"].show(changed) });
  },

  "repos/list-pull-requests-associated-with-commit": (context) => {
    const { store } = context;
    const { place, sha } = commitNamed(context, context.params.commit_sha);
    const holds = (pull: Pull) =>
      pull.head_sha === sha ||
      pull.merge_commit_sha === sha ||
      (changesOf(store, pull)?.ahead ?? []).some((commit) => commit.sha === sha);
    return paged(store["pull-request"].list({ repository_id: place.repository.id }).filter(holds));
  },
});

/** Closes the issues that a merged text says it closes. */
function closeMentioned(
  context: Parameters<typeof changeIssue>[0] & { readonly store: Store<Resources> },
  repository: Resources["repository"],
  text: string,
): void {
  for (const number of closedIssues(text)) {
    const issue = context.store.issue.find({ repository_id: repository.id, number });
    if (issue?.state === "open") changeIssue(context, issue, { state: "closed" });
  }
}

import { paged, reply } from "@wondertwin/framework";
import { ancestry } from "../git/history.ts";
import { contains, mergeCommits } from "../git/merge.ts";
import { personOf, webFlow } from "../git/person.ts";
import { placeOf } from "../git/place.ts";
import { push } from "../git/push.ts";
import { branchRef, findBranch, revision } from "../git/references.ts";
import { shownCommit } from "../git/shown-commit.ts";
import { encodedPath } from "../git/shown-difference.ts";
import { github } from "../vendor.ts";

export default github.operations({
  "repos/list-branches": (context) => {
    const { parents, query, store } = context;
    const { api } = placeOf(context, parents.repository);
    const branches = store.branch
      .list({ repository_id: parents.repository.id })
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .map((branch) => ({
        name: branch.name,
        commit: { sha: branch.sha, url: `${api}/commits/${branch.sha}` },
        protected: store["branch-protection"].within(branch).list().length > 0,
        protection_url: `${api}/branches/${encodedPath(branch.name)}/protection`,
      }));
    return paged(
      branches.filter((each) => query.protected === undefined || each.protected === query.protected),
    );
  },

  "repos/rename-branch": ({ parents, body, store, fail }) => {
    const { repository, branch } = parents;
    if (findBranch(store, repository, body.new_name))
      fail("invalid_argument", { message: `Branch "${body.new_name}" already exists.` });
    if (branch.name === repository.default_branch)
      store.repository.update(repository, { default_branch: body.new_name });
    const { id } = repository;
    for (const pull of store["pull-request"].list({ repository_id: id, base_ref: branch.name }))
      store["pull-request"].update(pull, { base_ref: body.new_name });
    for (const pull of store["pull-request"].list({ head_repository_id: id, head_ref: branch.name }))
      store["pull-request"].update(pull, { head_ref: body.new_name });
    return store.branch.show(store.branch.update(branch, { name: body.new_name }));
  },

  "repos/merge": (context) => {
    const { parents, body, store, fail } = context;
    const { repository } = parents;
    const place = placeOf(context, repository);
    const base =
      findBranch(store, repository, body.base) ?? fail("not_found", { message: "Base does not exist" });
    const head =
      revision(store, repository, body.head) ?? fail("not_found", { message: "Head does not exist" });
    if (contains(place.objects, base.sha, head)) return reply({ status: 204 });
    const sha =
      mergeCommits(place.objects, base.sha, head, {
        message: body.commit_message ?? `Merge ${body.head} into ${body.base}`,
        author: personOf(context),
        committer: webFlow(context),
      }) ?? fail("aborted", { message: "Merge conflict" });
    push(context, repository, { name: branchRef(base.name), to: sha });
    return shownCommit(place, sha);
  },

  "repos/merge-upstream": (context) => {
    const { parents, body, store, fail } = context;
    const { repository } = parents;
    const { objects } = placeOf(context, repository);
    const source =
      store.repository.find(repository.parent_id ?? 0) ??
      fail("invalid_argument", { message: "The repository is not a fork." });
    const own =
      findBranch(store, repository, body.branch) ?? fail("not_found", { message: "Branch not found" });
    const theirs =
      findBranch(store, source, body.branch) ??
      fail("invalid_argument", { message: "The upstream repository has no such branch." });
    const base_branch = `${source.owner_login}:${theirs.name}`;
    if (contains(objects, own.sha, theirs.sha))
      return { message: "This branch is not behind the upstream.", merge_type: "none", base_branch };
    const forward = ancestry(objects, theirs.sha).has(own.sha);
    const sha = forward
      ? theirs.sha
      : (mergeCommits(objects, own.sha, theirs.sha, {
          message: `Merge branch '${source.owner_login}:${theirs.name}' into ${own.name}`,
          author: personOf(context),
          committer: webFlow(context),
        }) ?? fail("aborted", { message: "There are merge conflicts" }));
    push(context, repository, { name: branchRef(own.name), to: sha });
    return {
      message: `Successfully fetched and ${forward ? "fast-forwarded" : "merged"} from upstream ${base_branch}.`,
      merge_type: forward ? "fast-forward" : "merge",
      base_branch,
    };
  },
});

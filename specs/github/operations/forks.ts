import { paged, reply } from "@wondertwin/framework";
import { writeCommit } from "../git/commit.ts";
import { copyTree } from "../git/copy-objects.ts";
import { objectsOf } from "../git/objects.ts";
import { personOf } from "../git/person.ts";
import { push } from "../git/push.ts";
import { branchRef, findBranch, referencesBelow } from "../git/references.ts";
import { viewerOf } from "../people/viewer.ts";
import { createRepository } from "../repositories/create-repository.ts";
import { findRepository } from "../repositories/find-repository.ts";
import { permissionIn } from "../repositories/permission.ts";
import { github } from "../vendor.ts";

export default github.operations({
  "repos/create-fork": (context) => {
    const { parents, body, store, fail } = context;
    const { repository } = parents;
    const owner = body?.organization ?? viewerOf(context)?.login ?? fail("unauthenticated");
    const network_id = repository.network_id ?? repository.id;
    const before = store.repository.find({ owner_login: owner, parent_id: repository.id });
    // Who forks twice gets the fork that there is.
    if (before) return store.repository.show(before);
    if (owner === repository.owner_login)
      fail("permission_denied", { message: "You cannot fork your own repository into the same account." });
    const { id } = createRepository(context, owner, {
      name: freeName(context, owner, body?.name ?? repository.name),
      description: repository.description,
      private: repository.private,
    });
    const fork = store.repository.update(store.repository.get(id), {
      fork: true,
      parent_id: repository.id,
      network_id,
      default_branch: repository.default_branch,
    });
    const references = body?.default_branch_only
      ? referencesBelow(store, repository, branchRef(repository.default_branch))
      : referencesBelow(store, repository);
    for (const { name, sha } of references) push(context, fork, { name, to: sha });
    return store.repository.show(store.repository.get(id));
  },

  "repos/list-forks": (context) => {
    const { parents, query, store } = context;
    const forks = store.repository
      .list({ parent_id: parents.repository.id })
      .filter((fork) => permissionIn(fork, context) !== undefined);
    return paged(query.sort === "oldest" ? forks : forks.toReversed());
  },

  "repos/create-using-template": (context) => {
    const { params, body, store, fail } = context;
    const template =
      findRepository(store, { owner: params.template_owner, repo: params.template_repo }) ??
      fail("not_found");
    if (permissionIn(template, context) === undefined) fail("not_found");
    if (!template.is_template)
      fail("invalid_argument", {
        message: `${template.owner_login}/${template.name} is not a template repository.`,
      });
    const owner = body.owner ?? viewerOf(context)?.login ?? fail("unauthenticated");
    const made = createRepository(context, owner, { ...body });
    const repository = store.repository.update(made, {
      template_id: template.id,
      default_branch: template.default_branch,
    });
    const head = findBranch(store, template, template.default_branch);
    if (head) {
      const author = personOf(context);
      const sha = writeCommit(objectsOf(store, repository), {
        tree: copyTree(store, { from: template, to: repository, commit: head.sha }),
        parents: [],
        author,
        committer: author,
        message: "Initial commit",
      });
      push(context, repository, { name: branchRef(head.name), to: sha });
    }
    return reply({ status: 201, body: store.repository.show(store.repository.get(repository.id)) });
  },
});

/** A name that the owner has no other repository of: numbered where it is taken, as GitHub does. */
function freeName(
  context: { readonly store: Parameters<typeof findRepository>[0] },
  owner: string,
  name: string,
) {
  for (let number = 0; ; number++) {
    const free = number === 0 ? name : `${name}-${number}`;
    if (!findRepository(context.store, { owner, repo: free })) return free;
  }
}

import type { Caller, FailureDetails, Store } from "@wondertwin/framework";
import { compared } from "../git/comparison.ts";
import { objectsOf } from "../git/objects.ts";
import { findBranch } from "../git/references.ts";
import { permissionIn, suffices } from "../repositories/permission.ts";
import type { Resources } from "../resources.ts";
import { issueOf, type Pull } from "./pull.ts";

interface Opening {
  readonly caller: Caller;
  readonly store: Store<Resources>;
  fail(
    code: "custom" | "invalid" | "missing_field" | "not_found" | "permission_denied",
    details?: FailureDetails,
  ): never;
}

interface Asked {
  readonly title?: string;
  readonly body?: string;
  readonly head: string;
  readonly head_repo?: string;
  readonly base: string;
  readonly draft?: boolean;
  readonly issue?: number;
  readonly maintainer_can_modify?: boolean;
}

const resource = "pull-request";

/** Opens a pull request, of an issue that there is or of one made for it. */
export function openPull(opening: Opening, repository: Resources["repository"], asked: Asked): Pull {
  const { store, fail } = opening;
  const { head: label, base: base_ref } = asked;
  const base = findBranch(store, repository, base_ref) ?? fail("invalid", { resource, param: "base" });
  const { owner, branch } = headOf(repository, label);
  const source = headRepository(store, repository, owner, asked.head_repo);
  const head = source && findBranch(store, source, branch);
  if (!source || !head || (source.id === repository.id && branch === base_ref))
    return fail("invalid", { resource, param: "head" });
  if (!suffices(permissionIn(source, opening), "push"))
    fail("permission_denied", { message: "Must have push access to the head repository." });
  const open = store["pull-request"]
    .list({ repository_id: repository.id, head_repository_id: source.id, head_ref: branch, base_ref })
    .some((pull) => issueOf(store, pull).state === "open");
  if (open) fail("custom", { resource, message: `A pull request already exists for ${owner}:${branch}.` });
  const changes = compared(objectsOf(store, repository), base.sha, head.sha);
  if (!changes)
    fail("custom", { resource, message: `The ${branch} branch has no history in common with ${base_ref}` });
  else if (changes.ahead.length === 0)
    fail("custom", { resource, message: `No commits between ${base_ref} and ${branch}` });
  const issue = issueFor(opening, repository, asked);
  return store["pull-request"].within(repository).insert({
    number: issue.number,
    issue_id: issue.id,
    repository_id: repository.id,
    head_repository_id: source.id,
    head_ref: branch,
    head_sha: head.sha,
    base_ref,
    base_sha: base.sha,
    draft: asked.draft ?? false,
    maintainer_can_modify: asked.maintainer_can_modify ?? false,
  });
}

/** The issue that becomes the pull request's other half. */
function issueFor(
  { caller, store, fail }: Opening,
  repository: Resources["repository"],
  { title, body, issue: number }: Asked,
): Resources["issue"] {
  if (number !== undefined) {
    const found = store.issue.find({ repository_id: repository.id, number, is_pull: false });
    return store.issue.update(
      found ?? fail("invalid", { resource, param: "issue" }),
      { is_pull: true },
      { event: false },
    );
  }
  if (title === undefined || title.trim() === "") return fail("missing_field", { resource, param: "title" });
  return store.issue.within(repository).insert({
    title,
    body: body ?? null,
    repository_id: repository.id,
    user_login: caller.id,
    is_pull: true,
  });
}

/** Whose branch a label names: `octocat:fix`, or a branch of the repository itself. */
function headOf({ owner_login }: Resources["repository"], label: string) {
  const [owner = "", ...rest] = label.split(":");
  return rest.length === 0 ? { owner: owner_login, branch: label } : { owner, branch: rest.join(":") };
}

function headRepository(
  store: Store<Resources>,
  repository: Resources["repository"],
  owner: string,
  name: string | undefined,
): Resources["repository"] | undefined {
  if (owner.toLowerCase() === repository.owner_login.toLowerCase() && name === undefined) return repository;
  const network = repository.network_id ?? repository.id;
  return store.repository.find(
    (each) =>
      each.owner_login.toLowerCase() === owner.toLowerCase() &&
      (each.network_id ?? each.id) === network &&
      (name === undefined || each.name === name.split("/").at(-1)),
  );
}

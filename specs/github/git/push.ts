import type { Caller, Store } from "@wondertwin/framework";
import { followWorkflows } from "../actions/follow-workflows.ts";
import type { Api } from "../api.gen.ts";
import { moment } from "../conventions/moment.ts";
import { followBranch } from "../pulls/follow-branch.ts";
import type { Resources } from "../resources.ts";
import { branchOf, findBranch, findReference } from "./references.ts";
import { tellPush } from "./tell-push.ts";

interface Acting {
  readonly caller: Caller;
  readonly store: Store<Resources>;
  now(): Date;
  url(path: string): string;
  emit(event: Api["events"], data: object): void;
}

/** A reference's move: to a commit, or away. */
export interface Move {
  readonly name: string;
  readonly to: string | undefined;
}

/** Moves, makes or deletes a reference of a repository, and tells whom it concerns. */
export function push(acting: Acting, repository: Resources["repository"], { name, to }: Move): void {
  const { store, now } = acting;
  const from = findReference(store, repository, name)?.sha;
  const branch = branchOf(name);
  if (branch === undefined) moveOther(store, repository, { name, to });
  else moveBranch(store, repository, branch, to);
  const pushed = store.repository.update(
    store.repository.get(repository.id),
    { pushed_at: moment(now()) },
    { event: false },
  );
  tellPush(acting, pushed, { name, from, to });
  if (branch === undefined) return;
  followBranch(acting, repository, { branch, to });
  followWorkflows(acting, pushed, { branch, to });
}

function moveBranch(
  store: Store<Resources>,
  repository: Resources["repository"],
  name: string,
  to: string | undefined,
): void {
  const branch = findBranch(store, repository, name);
  if (to === undefined) {
    if (branch) store.branch.remove(branch);
  } else if (branch) store.branch.update(branch, { sha: to });
  else store.branch.within(repository).insert({ repository_id: repository.id, name, sha: to });
}

function moveOther(store: Store<Resources>, { id }: Resources["repository"], { name, to }: Move): void {
  const found = store.git_reference.find({ repository_id: id, name });
  if (to === undefined) {
    if (found) store.git_reference.remove(found);
  } else if (found) store.git_reference.update(found, { sha: to });
  else store.git_reference.insert({ repository_id: id, name, sha: to });
}

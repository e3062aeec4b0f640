import type { Caller, Store } from "@wondertwin/framework";
import type { Api } from "../api.gen.ts";
import type { Resources } from "../resources.ts";
import { readCommit, writeCommit } from "./commit.ts";
import { type Changes, changedTree } from "./files.ts";
import { objectsOf } from "./objects.ts";
import type { Person } from "./person.ts";
import { push } from "./push.ts";
import { branchRef, findBranch } from "./references.ts";

interface Acting {
  readonly caller: Caller;
  readonly store: Store<Resources>;
  now(): Date;
  url(path: string): string;
  emit(event: Api["events"], data: object): void;
}

interface Said {
  readonly branch: string;
  readonly message: string;
  readonly author: Person;
  readonly committer: Person;
}

/** Commits changes of files to a branch, which begins with them where there is none, and gives the commit's name. */
export function commitChanges(
  acting: Acting,
  repository: Resources["repository"],
  changes: Changes,
  { branch, message, author, committer }: Said,
): string {
  const objects = objectsOf(acting.store, repository);
  const parent = findBranch(acting.store, repository, branch)?.sha;
  const before = parent === undefined ? undefined : readCommit(objects, parent)?.tree;
  const sha = writeCommit(objects, {
    tree: changedTree(objects, before, changes),
    parents: parent === undefined ? [] : [parent],
    author,
    committer,
    message,
  });
  push(acting, repository, { name: branchRef(branch), to: sha });
  return sha;
}

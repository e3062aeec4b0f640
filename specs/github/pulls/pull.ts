import type { Store } from "@wondertwin/framework";
import { type Comparison, compared } from "../git/comparison.ts";
import { mergedTree } from "../git/merge.ts";
import { type Objects, objectId, objectsOf } from "../git/objects.ts";
import { findBranch } from "../git/references.ts";
import type { Resources } from "../resources.ts";

export type Pull = Resources["pull-request"];

/** The issue that is a pull request's other half. */
export const issueOf = (store: Store<Resources>, { issue_id }: Pull): Resources["issue"] =>
  store.issue.get(issue_id);

/** The commit that a pull request is to be merged into: the branch's own while it is open. */
export function baseOf(store: Store<Resources>, pull: Pull): string {
  if (issueOf(store, pull).state === "closed") return pull.base_sha;
  return findBranch(store, store.repository.get(pull.repository_id), pull.base_ref)?.sha ?? pull.base_sha;
}

/** What a pull request changes. */
export function changesOf(store: Store<Resources>, pull: Pull): Comparison | undefined {
  const objects = objectsOf(store, store.repository.get(pull.repository_id));
  return compared(objects, baseOf(store, pull), pull.head_sha);
}

/** Whether a pull request can be merged without a conflict. */
export function isMergeable(store: Store<Resources>, pull: Pull): boolean {
  const objects = unsaved(objectsOf(store, store.repository.get(pull.repository_id)));
  return mergedTree(objects, baseOf(store, pull), pull.head_sha) !== undefined;
}

/** Objects beside others that nothing written stays in: for trying out what reading asks. */
function unsaved(objects: Objects): Objects {
  const own = new Map<string, { type: string; content: Uint8Array }>();
  return {
    read: (sha, type) => {
      const found = own.get(sha);
      return found?.type === type ? found.content : objects.read(sha, type);
    },
    typeOf: objects.typeOf,
    write: (type, content) => {
      const sha = objectId(type, content);
      own.set(sha, { type, content });
      return sha;
    },
  };
}

import type { Resources } from "../resources.ts";
import { push } from "./push.ts";
import { findReference, revision } from "./references.ts";

/** Tags what a release is of, where nothing has its tag yet; a repository without commits has nothing to tag. */
export function tagRelease(
  acting: Parameters<typeof push>[0],
  { repository_id, tag_name, target_commitish }: Resources["release"],
): void {
  const repository = acting.store.repository.get(repository_id);
  const name = `refs/tags/${tag_name}`;
  const to = revision(acting.store, repository, target_commitish);
  if (to !== undefined && !findReference(acting.store, repository, name))
    push(acting, repository, { name, to });
}

import type { Store } from "@wondertwin/framework";
import type { Resources } from "../resources.ts";

/** The path of a repository in the API, by its id: what belongs to it has its addresses below. */
export function repositoryPath(store: Store<Resources>, id: number): string {
  const { owner_login, name } = store.repository.get(id);
  return `/repos/${owner_login}/${name}`;
}

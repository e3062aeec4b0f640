import type { Store } from "@wondertwin/framework";
import type { Resources } from "../resources.ts";

/** A repository as other entities show it. */
export function relatedRepository(store: Store<Resources>, repository: Resources["repository"]) {
  const { temp_clone_token: _none, has_downloads = true, ...shown } = store.repository.show(repository);
  return { ...shown, has_downloads, security_and_analysis: null };
}

import type { Store } from "@wondertwin/framework";
import type { Resources } from "../resources.ts";

/** The repository of an owner's that is called so, in any case. */
export function findRepository(
  store: Store<Resources>,
  { owner, repo }: { readonly owner: string; readonly repo: string },
): Resources["repository"] | undefined {
  const [one, other] = [owner.toLowerCase(), repo.toLowerCase()];
  return store.repository.find(
    ({ owner_login, name }) => owner_login.toLowerCase() === one && name.toLowerCase() === other,
  );
}

import type { Store } from "@wondertwin/framework";
import { permissionIn, suffices } from "../repositories/permission.ts";
import type { Resources } from "../resources.ts";

/** Whether an issue of a repository can be assigned to a user: to those who may push, and those given access. */
export function isAssignable(
  store: Store<Resources>,
  repository: Resources["repository"],
  login: string,
): boolean {
  if (!store.user.find({ login })) return false;
  const asked = { ...repository, private: true };
  return suffices(permissionIn(asked, { store, caller: { id: login, scopes: [] } }), "pull");
}

/** The logins of a request that can be assigned; GitHub passes over the others without a word. */
export function assignable(
  store: Store<Resources>,
  repository: Resources["repository"],
  asked: readonly (string | { readonly login?: string })[],
): readonly string[] {
  const logins = asked.map((each) => (typeof each === "string" ? each : (each.login ?? "")));
  return [...new Set(logins)].filter((login) => isAssignable(store, repository, login)).slice(0, 10);
}

import type { Caller, Store } from "@wondertwin/framework";
import { accountOf } from "../people/simple-user.ts";
import type { Resources } from "../resources.ts";

interface Asked {
  readonly caller: Caller;
  readonly store: Store<Resources>;
  readonly parents: { readonly organization?: Resources["organization"] };
  readonly params: { readonly org: string; readonly username?: string };
  url(path: string): string;
  fail(code: "not_found"): never;
}

/** The membership that a path names, of the caller's where it names no user; 404 where there is none. */
export function memberOf({ caller, store, parents, params, fail }: Asked): Resources["membership"] {
  const organization =
    parents.organization ?? store.organization.find({ login: params.org }) ?? fail("not_found");
  const login = params.username ?? caller.id;
  return store.membership.find({ organization_id: organization.id, login }) ?? fail("not_found");
}

/** A membership as the API shows it. */
export function shownMembership(
  { store, url }: Pick<Asked, "store" | "url">,
  { login, role, state, organization_id }: Resources["membership"],
) {
  const organization = store.organization.get(organization_id);
  const api = url(`/orgs/${organization.login}`);
  return {
    url: `${api}/memberships/${login}`,
    state,
    role,
    organization_url: api,
    organization: store.organization.show(organization),
    user: accountOf(login, { store, url }),
  };
}

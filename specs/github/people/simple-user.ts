import type { Store } from "@wondertwin/framework";
import type { Schemas } from "../api.gen.ts";
import { nodeId } from "../conventions/node-id.ts";
import { page } from "../conventions/page.ts";
import type { Resources } from "../resources.ts";

/** The fields of an account that say who it is. */
export interface Account {
  readonly login: string;
  readonly id: number;
  readonly type?: string;
  readonly site_admin?: boolean;
}

interface Reading {
  readonly store: Store<Resources>;
  url(path: string): string;
}

/** A user or an organization as other entities show it. */
export function simpleUser(
  { login, id, type = "User", site_admin = false }: Account,
  { url }: Pick<Reading, "url">,
): Schemas["simple-user"] {
  const api = url(`/users/${login}`);
  return {
    login,
    id,
    node_id: nodeId(type, id),
    avatar_url: `https://avatars.githubusercontent.com/u/${id}?v=4`,
    gravatar_id: "",
    url: api,
    html_url: page(login),
    followers_url: `${api}/followers`,
    following_url: `${api}/following{/other_user}`,
    gists_url: `${api}/gists{/gist_id}`,
    starred_url: `${api}/starred{/owner}{/repo}`,
    subscriptions_url: `${api}/subscriptions`,
    organizations_url: `${api}/orgs`,
    repos_url: `${api}/repos`,
    events_url: `${api}/events{/privacy}`,
    received_events_url: `${api}/received_events`,
    type,
    site_admin,
  };
}

/** The account of a login: a user's or an organization's. */
export function findAccount(store: Store<Resources>, login: string): Account | undefined {
  const folded = login.toLowerCase();
  return (
    store.user.find({ login }) ??
    store.organization.find({ login }) ??
    store.user.find((each) => each.login.toLowerCase() === folded) ??
    store.organization.find((each) => each.login.toLowerCase() === folded)
  );
}

/** An account that an entity names by its login, as the entity shows it. */
export function accountOf(login: string, reading: Reading): Schemas["simple-user"] {
  return simpleUser(findAccount(reading.store, login) ?? { login: "ghost", id: 10137 }, reading);
}

import type { Failure, RequestHead, Store } from "@wondertwin/framework";
import type { Resources } from "../resources.ts";
import { accountInPath } from "./account-in-path.ts";
import type { TwilioCaller } from "./auth.ts";

type Account = Resources["account"];

interface Asking extends RequestHead {
  readonly caller: TwilioCaller;
  readonly store: Store<Resources>;
}

/**
 * Lets a caller in where its secret is right, and leads it to the world of the account its path names: its own, or a
 * subaccount's.
 *
 * An account that nobody made is there from its first request on, with the token of that request; so every test can
 * have an account of its own.
 */
export function admit({ caller, store, path }: Asking): string | Failure {
  const own = store.account.find(caller.id) ?? opened(store, caller);
  if (typeof own === "string" || !isRight(own, caller, store)) return { reason: "unauthenticated" };
  if (own.status !== "active") return { reason: "permission_denied", code: "20005" };
  const { sid, itself } = accountInPath(path) ?? { sid: caller.id, itself: true };
  if (itself || sid === caller.id) return caller.id;
  return store.account.find({ sid, owner_account_sid: caller.id }) ? sid : { reason: "not_found" };
}

/** An account at its first request; a key alone opens none. */
function opened(store: Store<Resources>, { id, credential = "", key }: TwilioCaller): Account | string {
  if (key !== undefined) return "no such key";
  return store.account.insert({
    sid: id,
    auth_token: credential,
    owner_account_sid: id,
    friendly_name: "Account",
    status: "active",
    type: "Full",
  });
}

function isRight(own: Account, { credential, key }: TwilioCaller, store: Store<Resources>): boolean {
  if (key === undefined) return own.auth_token === credential;
  const found = store.key.find(key) ?? store.signing_key.find(key);
  return found?.secret === credential;
}

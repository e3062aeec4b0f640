import { type Caller, hmac, type RequestHead, type Store } from "@wondertwin/framework";
import type { Resources } from "../resources.ts";
import { accountInPath } from "./account-in-path.ts";

/** A subaccount's token: its parent's world and its own both know it, without a word between them. */
export const tokenOf = (sid: string): string =>
  hmac({ algorithm: "sha256", key: "auth_token", text: sid, encoding: "hex" }).slice(0, 32);

/** A subaccount has a world of its own, and stands in it as soon as its parent asks for something there. */
export function enterSubaccount({
  caller,
  store,
  path,
}: RequestHead & { readonly caller: Caller; readonly store: Store<Resources> }): Caller {
  const named = accountInPath(path)?.sid;
  if (named !== undefined && named !== caller.id && !store.account.find(named))
    store.account.insert({ sid: named, owner_account_sid: caller.id, auth_token: tokenOf(named) });
  return caller;
}

import type { Caller, Failure, Store } from "@wondertwin/framework";
import type { Resources } from "../resources.ts";

/** Who a credential belongs to, as the partition's tokens tell. */
export function access({
  caller,
  store,
  now,
}: {
  readonly caller: Caller;
  readonly store: Store<Resources>;
  now(): Date;
}): Caller | Failure {
  const { credential } = caller;
  if (credential === undefined) return caller;
  const token = store.access_token.find({ token: credential });
  if (!token || (token.ends !== null && token.ends <= now().getTime()))
    return { reason: "unauthenticated", message: "Bad credentials" };
  const id = token.login ?? `installation:${token.installation_id}`;
  return { id, scopes: token.scopes, credential };
}

import type { Caller, Failure, Store } from "@wondertwin/framework";
import { appOfToken } from "../apps/app-of-token.ts";
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
  if (credential.split(".").length === 3) {
    const app = appOfToken(credential, { store, now });
    return "reason" in app ? app : { id: `app:${app.id}`, scopes: [], credential };
  }
  const token = store.access_token.find({ token: credential });
  if (!token || (token.ends !== null && token.ends <= now().getTime()))
    return { reason: "unauthenticated", message: "Bad credentials" };
  const id = token.login ?? `installation:${token.installation_id}`;
  return { id, scopes: token.scopes, credential };
}

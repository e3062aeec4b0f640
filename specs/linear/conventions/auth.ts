import type { Authenticator, Caller, Failure, Store } from "@wondertwin/framework";
import type { Resources } from "../resources.ts";

/**
 * Takes an API key as it is, and an OAuth token behind `Bearer`. Whose it is, the workspace says.
 *
 * A credential that ends in `@` and a name is the same credential in the workspace of that name: two test workers
 * that use two names never meet.
 */
export const auth: Authenticator = ({ header }) => {
  const sent = (header("authorization") ?? "").trim().replace(/^Bearer\s+/i, "");
  const [, credential = "", account = "default"] = /^(lin_(?:api|oauth)_\w+)(?:@([\w-]+))?$/.exec(sent) ?? [];
  return credential === "" ? { reason: "unauthenticated" } : { id: "", scopes: [], account, credential };
};

/**
 * Finds the user that a credential belongs to: the one it was made for, the one whose name an API key carries
 * (`lin_api_grace`), else the first.
 */
export function access({ caller, store }: { caller: Caller; store: Store<Resources> }): Caller | Failure {
  const credential = caller.credential ?? "";
  const key = store.ApiKey.find(credential);
  if (!key && credential.startsWith("lin_oauth_")) return { reason: "unauthenticated" };
  const name = credential.replace(/^lin_api_/, "");
  const user =
    (key && store.User.find(key.userId)) ??
    store.User.find({ displayName: name }) ??
    store.User.find(() => true);
  return user ? { ...caller, id: user.id, scopes: key?.scopes ?? ["admin"] } : { reason: "unauthenticated" };
}

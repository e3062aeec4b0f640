import type { Authenticator, Caller, Failure, RequestHead, Store } from "@wondertwin/framework";
import type { Resources } from "../resources.ts";

/**
 * Takes an API key as it is, and an OAuth token behind `Bearer`. Whose it is, the workspace says.
 *
 * A credential that ends in `@` and a name is the same credential in the workspace of that name: two test workers
 * that use two names never meet.
 */
export const auth: Authenticator = ({ header, path }) => {
  if (isOpen(path)) return { id: "", scopes: [], account: "default" };
  const sent = (header("authorization") ?? "").trim().replace(/^Bearer\s+/i, "");
  const [, credential = "", account = "default"] = /^(lin_(?:api|oauth)_\w+)(?:@([\w-]+))?$/.exec(sent) ?? [];
  return credential === "" ? { reason: "unauthenticated" } : { id: "", scopes: [], account, credential };
};

/** Whether a path asks for no credential: tokens are got there, and an upload's address is its own secret. */
const isOpen = (path: string) => path.startsWith("/oauth/") || path.startsWith("/uploads/");

interface Asked extends Pick<RequestHead, "path"> {
  readonly caller: Caller;
  readonly store: Store<Resources>;
  now(): Date;
}

/**
 * Finds the user that a credential belongs to: the one it was made for, the one whose name an API key carries
 * (`lin_api_grace`), else the first.
 */
export function access({ caller, store, path, now }: Asked): Caller | Failure {
  if (isOpen(path)) return caller;
  const credential = caller.credential ?? "";
  const key = store.ApiKey.find(credential);
  const isOver = typeof key?.expiresAt === "number" && key.expiresAt <= now().getTime();
  if (isOver || (!key && credential.startsWith("lin_oauth_"))) return { reason: "unauthenticated" };
  const name = credential.replace(/^lin_api_/, "");
  const user =
    (key && store.User.find(key.userId)) ??
    store.User.find({ displayName: name }) ??
    store.User.find(() => true);
  return user ? { ...caller, id: user.id, scopes: key?.scopes ?? ["admin"] } : { reason: "unauthenticated" };
}

import type { Failure, VendorConfig } from "@wondertwin/framework";
import type { Resources } from "../resources.ts";
import type { Api } from "../vendor.ts";
import { methodOf, scopesOf } from "./scopes.ts";
import { kindsFor, openMethods } from "./token-kinds.ts";

type Access = NonNullable<VendorConfig<Api, Resources>["access"]>;

const refused = (code: Api["errors"], extra?: Failure["extra"]): Failure<Api["errors"]> => ({
  reason: "permission_denied",
  code,
  ...(extra && { extra }),
});

/** Whom a token belongs to, and whether it may call the method (api.slack.com/authentication/token-types). */
export const access: Access = ({ caller, operation, store, now }) => {
  const method = methodOf(operation);
  const { credential = "" } = caller;
  const token = store.token.find(credential);
  if (!token && openMethods.has(method)) return caller;
  if (credential === "") return refused("not_authed");
  if (!token) return refused("invalid_auth");
  if (token.revoked) return refused("token_revoked");
  if (token.expires_at !== null && token.expires_at * 1000 <= now().getTime())
    return refused("token_expired");
  if (store.app.find(token.app_id)?.uninstalled || store.user.find(token.user_id)?.deleted)
    return refused("account_inactive");
  const known = { ...caller, id: token.user_id, scopes: token.scopes };
  if (openMethods.has(method)) return known;
  if (!kindsFor(method).includes(token.kind)) return refused("not_allowed_token_type");
  const needed = scopesOf(operation);
  if (needed.length > 0 && !needed.some((scope) => token.scopes.includes(scope)))
    return refused("missing_scope", { needed: needed.join(","), provided: token.scopes.join(",") });
  return known;
};

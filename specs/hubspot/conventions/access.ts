import type { Failure, VendorConfig } from "@wondertwin/framework";
import type { Resources } from "../resources.ts";
import type { Api } from "../vendor.ts";
import { neededScope } from "./scopes.ts";

type Access = NonNullable<VendorConfig<Api, Resources>["access"]>;

const refused = (
  reason: "unauthenticated" | "permission_denied",
  code: Api["errors"],
  details: Pick<Failure, "message" | "extra"> = {},
): Failure<Api["errors"]> => ({ reason, code, ...details });

/** OAuth's own endpoints, where the token is part of the path or of the form. */
const isOpen = (path: string) => path.startsWith("/oauth/");

/** Whom a token or a developer's key belongs to, and whether it may do this. */
export const access: Access = ({ method, path, caller, operation, store, now }) => {
  const { credential = "" } = caller;
  if (isOpen(operation.path)) return caller;
  if (credential === "") return refused("unauthenticated", "INVALID_AUTHENTICATION");
  const developer = store.app.find({ developerKey: credential });
  if (developer) return { ...caller, id: developer.id, scopes: ["developer"] };
  const token = store.token.find(credential);
  if (!token || token.revoked || (token.kind !== "private" && token.kind !== "access"))
    return refused("unauthenticated", "INVALID_AUTHENTICATION", {
      message: "Authentication credentials not found.",
    });
  const over = token.expiresAt === null ? 0 : now().getTime() - token.expiresAt;
  if (token.expiresAt !== null && over >= 0)
    return refused("unauthenticated", "EXPIRED_AUTHENTICATION", {
      message: `The OAuth token used to make this call expired ${Math.floor(over / 1000)} second(s) ago.`,
    });
  const needed = neededScope({ method, path });
  if (needed !== undefined && !token.scopes.includes(needed))
    return refused("permission_denied", "MISSING_SCOPES", {
      extra: {
        errors: [
          {
            message: "One or more of the following scopes are required.",
            context: { requiredGranularScopes: [needed] },
          },
        ],
        links: { scopes: "https://developers.hubspot.com/scopes" },
      },
    });
  return { ...caller, id: token.appId, scopes: token.scopes };
};

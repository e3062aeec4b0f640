import type { Failure, VendorConfig } from "@wondertwin/framework";
import type { Resources } from "../resources.ts";
import type { Api } from "../vendor.ts";
import { invalidKey } from "./auth.ts";
import { misnamed } from "./uuid-paths.ts";

type Access = NonNullable<VendorConfig<Api, Resources>["access"]>;

/** What a key may do that is for sending only (resend.com/docs/dashboard/api-keys/introduction). */
const sending = new Set(["emails.send", "emails.batch"]);

const restricted: Failure<Api["errors"]> = {
  reason: "unauthenticated",
  code: "restricted_api_key",
  message: "This API key is restricted to only send emails",
};

/** Whether a key may do what it asks for; one that nobody made through the API may do everything. */
export const access: Access = ({ caller, operation, path, store }) => {
  const key = keyOf(caller.credential, store);
  if (key?.revoked) return invalidKey;
  if (key?.permission === "sending_access" && !sending.has(operation.id)) return restricted;
  return misnamed(path, operation.path) ?? caller;
};

/** The key that a credential is. Of one that a seed holds any team has its own, so its end alone is told. */
export function keyOf(credential: string | undefined, store: Parameters<Access>[0]["store"]) {
  const [, , ending] = /^re_([A-Za-z0-9]+)_(\w+)$/.exec(credential ?? "") ?? [];
  return (
    store.api_key.find(({ token }) => token === credential) ??
    (ending === undefined ? undefined : store.api_key.find(({ token }) => token === `re_*_${ending}`))
  );
}

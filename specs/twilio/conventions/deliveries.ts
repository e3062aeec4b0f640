import { hmac, type Signer, type Store } from "@wondertwin/framework";
import type { Resources } from "../resources.ts";
import { OWN_TOKEN } from "./auth.ts";

/** Requests to applications are forms. */
export function asForm(
  _event: string,
  body: string,
): { readonly contentType: string; readonly body: string } {
  const fields: Record<string, string> = JSON.parse(body);
  return {
    contentType: "application/x-www-form-urlencoded; charset=utf-8",
    body: new URLSearchParams(fields).toString(),
  };
}

/** Signs the address and the fields in the order of their names (twilio.com/docs/usage/security). */
export const sign: Signer = ({ url, body, secret }) => {
  const fields = [...new URLSearchParams(body)].sort(([one], [other]) => (one < other ? -1 : 1));
  const text = url + fields.map(([name, value]) => name + value).join("");
  return { "X-Twilio-Signature": hmac({ algorithm: "sha1", key: secret, text, encoding: "base64" }) };
};

/** The token of the account that a request to an application is of. */
export function tokenFor(store: Store<Resources>, event: object): string {
  const account = "AccountSid" in event ? String(event.AccountSid) : "";
  return store.account.find(account)?.auth_token ?? OWN_TOKEN;
}

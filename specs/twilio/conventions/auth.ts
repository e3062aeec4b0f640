import type { Authenticator, Caller, Failure } from "@wondertwin/framework";
import { accountInPath } from "./account-in-path.ts";

/** The account that a fresh twin has: its SID, its token, and the secret of its API key. */
export const OWN_ACCOUNT = "AC00000000000000000000000000000001";
export const OWN_TOKEN = "wondertwin";
export const OWN_KEY = "SK00000000000000000000000000000001";

/** What a caller brings along: an account's own token, or the secret of one of its API keys. */
export interface TwilioCaller extends Caller {
  /** The SID of the API key, where it is one. */
  readonly key?: string;
}

const refused: Failure = { reason: "unauthenticated" };

/**
 * Reads HTTP Basic: an account's SID with its token, or an API key's SID with its secret. A key's account stands in
 * the path, or else is the twin's own. Whether the secret is right, the account says.
 */
export const auth: Authenticator = ({ header, path }) => {
  const [, encoded = ""] = /^Basic\s+(\S+)$/i.exec(header("authorization") ?? "") ?? [];
  const [, name = "", secret = ""] = /^([^:]*):(.*)$/s.exec(fromBase64(encoded)) ?? [];
  if (secret === "") return refused;
  if (/^AC[0-9a-f]{32}$/i.test(name)) return { id: name, scopes: [], account: name, credential: secret };
  if (!/^SK[0-9a-f]{32}$/i.test(name)) return refused;
  const { sid: account = OWN_ACCOUNT } = accountInPath(path) ?? {};
  const caller: TwilioCaller = { id: account, scopes: [], account, credential: secret, key: name };
  return caller;
};

function fromBase64(text: string): string {
  try {
    return atob(text);
  } catch {
    return "";
  }
}

/** The account that something is of: its caller's, or that of the world in which it happens by itself. */
export function accountOf({ caller: { id, account = "" } }: { readonly caller: Caller }): string {
  return [id, account].find((each) => each.startsWith("AC")) ?? OWN_ACCOUNT;
}

import type { Caller } from "../authoring/context.ts";
import type { Failure } from "../authoring/failure.ts";
import type { Authenticator, RequestHead } from "../authoring/vendor.ts";

export interface BearerOptions {
  /** Credentials the twin takes; or who a credential belongs to, or why it is refused. */
  readonly accept: RegExp | ((credential: string, request: RequestHead) => Caller | Failure);
  /** Whether HTTP Basic is taken too, with the credential as its user name. */
  readonly basic?: boolean;
  /** What a request without a credential fails with. */
  readonly missing?: Failure;
}

const basicName = (encoded: string) => {
  const [name = ""] = Buffer.from(encoded, "base64").toString("utf8").split(":", 1);
  return name;
};

/** Reads a credential from `Authorization: Bearer …`, and from Basic's user name where allowed. */
export function bearer({ accept, basic = false, missing }: BearerOptions): Authenticator {
  const check =
    typeof accept === "function"
      ? accept
      : (credential: string): Caller | Failure =>
          accept.test(credential)
            ? { id: credential, scopes: [], credential }
            : { reason: "unauthenticated", extra: { credential } };

  return (request) => {
    const [scheme = "", value = ""] = (request.header("authorization") ?? "").trim().split(/\s+/, 2);
    const kind = scheme.toLowerCase();
    const credential =
      kind === "bearer" || kind === "token" ? value : basic && kind === "basic" ? basicName(value) : "";
    return credential === "" ? (missing ?? { reason: "unauthenticated" }) : check(credential, request);
  };
}

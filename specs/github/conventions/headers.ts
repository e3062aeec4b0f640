import type { AnsweredRequest } from "@wondertwin/framework";
import { apiVersion } from "./auth.ts";
import { acceptedScopes } from "./scopes.ts";

/** Headers that every answer carries (docs.github.com/rest/using-the-rest-api). */
export function headers({ id, header, caller, operation }: AnsweredRequest): Record<string, string> {
  const classic = /^(ghp|gho)_|^[0-9a-f]{40}$/.test(caller?.credential ?? "");
  return {
    "X-GitHub-Media-Type": mediaType(header("accept")),
    "X-GitHub-Api-Version-Selected": apiVersion,
    "X-GitHub-Request-Id": id,
    Server: "github.com",
    Vary: "Accept, Authorization, Cookie, X-GitHub-OTP, Accept-Encoding, Accept, X-Requested-With",
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers":
      "ETag, Link, Location, Retry-After, X-GitHub-OTP, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Used, X-RateLimit-Resource, X-RateLimit-Reset, X-OAuth-Scopes, X-Accepted-OAuth-Scopes, X-Poll-Interval, X-GitHub-Media-Type, X-GitHub-SSO, X-GitHub-Request-Id, Deprecation, Sunset",
    ...(classic && {
      "X-OAuth-Scopes": (caller?.scopes ?? []).join(", "),
      "X-Accepted-OAuth-Scopes": acceptedScopes(operation?.path ?? "").join(", "),
    }),
  };
}

/** `application/vnd.github.raw+json` asks for `raw` in `json`. */
function mediaType(accept = ""): string {
  const [, param = "", format = ""] =
    /application\/vnd\.github(?:\.v3)?(?:\.([\w-]+))?(?:\+(\w+))?/.exec(accept) ?? [];
  const version = param === "" ? "github.v3" : `github.v3; param=${param}`;
  return `${version}; format=${format === "" ? "json" : format}`;
}

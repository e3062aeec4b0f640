import type { Authenticator, Caller, Failure } from "@wondertwin/framework";

/** The API version that answers without being asked for (docs.github.com/rest/about-the-rest-api/api-versions). */
export const apiVersion = "2022-11-28";

/** Who sends a request without a credential: it may read what is public. */
const anonymous: Caller = { id: "anonymous", scopes: [] };

const badCredentials: Failure = { reason: "unauthenticated", message: "Bad credentials" };

/**
 * Finds the credential of a request: `token` or `Bearer`, or the password of Basic. Whose it is, the partition
 * knows.
 */
export const auth: Authenticator = (request) => {
  const version = request.header("x-github-api-version");
  if (version !== undefined && version !== apiVersion)
    return {
      reason: "invalid_argument",
      message: `"${version}" is not a supported version of the GitHub REST API.`,
      extra: { status: 400, supported: [apiVersion] },
    };
  const header = request.header("authorization")?.trim();
  if (header === undefined) return anonymous;
  const [scheme = "", value = ""] = header.split(/\s+/, 2);
  const credential = /^basic$/i.test(scheme) ? passwordOf(value) : value;
  const isKnown = /^(basic|bearer|token)$/i.test(scheme) && credential !== "";
  return isKnown ? { id: credential, scopes: [], credential } : badCredentials;
};

function passwordOf(encoded: string): string {
  try {
    const text = atob(encoded);
    const password = text.slice(text.indexOf(":") + 1);
    // Older clients send the token as the name.
    return password === "" || password === "x-oauth-basic" ? text.slice(0, text.indexOf(":")) : password;
  } catch {
    return "";
  }
}

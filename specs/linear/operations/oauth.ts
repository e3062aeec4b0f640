import type { Schemas } from "../api.gen.ts";
import type { Resources } from "../resources.ts";
import { linear } from "../vendor.ts";
import type { Acting } from "../workspace/acting.ts";

/** How long a token lasts, in seconds (linear.app/developers/oauth-2-0-authentication). */
const LIFETIME = 86_399;

type Request = Schemas["TokenRequest"];

/** Whose a token will be: a code that is somebody's name stands for them, any other for the first of all. */
function ownerOf({ store, fail }: Acting, request: Request): string {
  if (request.grant_type === "refresh_token") {
    const before = store.ApiKey.find({ refreshToken: request.refresh_token ?? "" });
    return before?.userId ?? fail("invalid_grant", { message: "The refresh token is unknown." });
  }
  if (request.grant_type === "authorization_code" && !request.code)
    fail("invalid_grant", { message: "The code is missing." });
  const owner = store.User.find({ displayName: request.code ?? "" }) ?? store.User.find(() => true);
  return owner?.id ?? fail("invalid_grant", { message: "Nobody is there to give leave." });
}

/** A refresh token serves once: what it was given with goes with it. */
function forget(store: Acting["store"], refreshToken: string | undefined): void {
  const before: Resources["ApiKey"] | undefined = refreshToken
    ? store.ApiKey.find({ refreshToken })
    : undefined;
  if (before) store.ApiKey.remove(before);
}

export default linear.operations({
  oauthToken: ({ body, random, ...context }) => {
    const { store, now } = context;
    const userId = ownerOf(context, body);
    forget(store, body.refresh_token);
    const scopes = (body.scope ?? "read").split(/[\s,]+/);
    const isAlone = body.grant_type === "client_credentials";
    const refreshToken = isAlone ? null : `lin_refresh_${random(40)}`;
    const token = store.ApiKey.insert({
      id: `lin_oauth_${random(64, "0123456789abcdef")}`,
      userId,
      scopes,
      refreshToken,
      expiresAt: now().getTime() + LIFETIME * 1000,
    });
    return {
      access_token: token.id,
      token_type: "Bearer",
      expires_in: LIFETIME,
      scope: scopes.join(" "),
      ...(refreshToken !== null && { refresh_token: refreshToken }),
    };
  },

  oauthRevoke: ({ body, store }) => {
    const token = store.ApiKey.find(body.token ?? body.access_token ?? "");
    if (token) store.ApiKey.remove(token);
    return { success: token !== undefined };
  },
});

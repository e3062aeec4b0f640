import { reply } from "@wondertwin/framework";
import type { HubspotContext } from "../crm/context.ts";
import { PORTAL_ID } from "../crm/portal.ts";
import { failWith, notFound, type Problem } from "../crm/problem.ts";
import type { App, Token } from "../resources.ts";
import { hubspot } from "../vendor.ts";

/** How long an access token is good, in seconds (developers.hubspot.com/docs/guides/api/app-management/oauth-tokens). */
const LASTS = 1800;

type Grant = { readonly [name: string]: string | undefined };

const refused = (category: Problem["category"], message: string): Problem => ({ category, message });

/** The app that a grant names and whose secret it knows. */
function appOf(context: HubspotContext, { client_id, client_secret }: Grant): App {
  const app = context.store.app.find({ clientId: client_id ?? "" });
  if (!app) return failWith(context, refused("BAD_CLIENT_ID", "missing or unknown client id"));
  if (app.clientSecret !== client_secret)
    failWith(context, refused("BAD_CLIENT_SECRET", "missing or invalid client secret"));
  return app;
}

/** The code or the refresh token that a grant is made of. */
function granted(context: HubspotContext, app: App, body: Grant): Token {
  const { store } = context;
  if (body["grant_type"] === "authorization_code") {
    if (!app.redirectUris.includes(body["redirect_uri"] ?? ""))
      failWith(context, refused("BAD_REDIRECT_URI", "missing or unknown redirect URI"));
    const code = store.token.find({ id: body["code"] ?? "", kind: "code", revoked: false });
    if (!code || code.appId !== app.id)
      return failWith(context, refused("BAD_AUTH_CODE", "missing or unknown auth code"));
    // A code is good for once.
    store.token.update(code, { revoked: true });
    return code;
  }
  if (body["grant_type"] !== "refresh_token")
    return failWith(context, refused("BAD_GRANT_TYPE", "missing or unknown grant type"));
  const refresh = store.token.find({ id: body["refresh_token"] ?? "", kind: "refresh", revoked: false });
  if (!refresh || refresh.appId !== app.id)
    return failWith(context, refused("BAD_REFRESH_TOKEN", "missing or invalid refresh token"));
  return refresh;
}

function tokenNamed(context: HubspotContext, id: string, kind: Token["kind"]): Token {
  const found = context.store.token.find({ id, kind, revoked: false });
  return found ?? failWith(context, notFound(`${kind} token ${id} doesn't exist`));
}

export default hubspot.operations({
  "oauth.tokensApi.create": (context) => {
    const { body, store, random, now } = context;
    const app = appOf(context, body);
    const grant = granted(context, app, body);
    const { appId, scopes, userId, user } = grant;
    const own = { appId, scopes, userId, user, revoked: false };
    const access = store.token.insert({
      ...own,
      id: `C${random(60)}`,
      kind: "access",
      expiresAt: now().getTime() + LASTS * 1000,
    });
    const refresh =
      grant.kind === "refresh"
        ? grant
        : store.token.insert({
            ...own,
            id: `na1-${random(32, "0123456789abcdef")}`,
            kind: "refresh",
            expiresAt: null,
          });
    return { token_type: "bearer", access_token: access.id, refresh_token: refresh.id, expires_in: LASTS };
  },

  "oauth.accessTokensApi.get": (context) => {
    const token = tokenNamed(context, context.params.token, "access");
    const left = Math.max(0, Math.floor(((token.expiresAt ?? 0) - context.now().getTime()) / 1000));
    return {
      token: token.id,
      user: token.user,
      hub_domain: "wondertwin.example",
      scopes: [...token.scopes],
      hub_id: PORTAL_ID,
      app_id: Number(token.appId),
      user_id: token.userId,
      token_type: "access",
      expires_in: left,
    };
  },

  "oauth.refreshTokensApi.get": (context) => {
    const token = tokenNamed(context, context.params.token, "refresh");
    return {
      token: token.id,
      user: token.user,
      hub_domain: "wondertwin.example",
      scopes: [...token.scopes],
      hub_id: PORTAL_ID,
      client_id: context.store.app.get(token.appId).clientId,
      user_id: token.userId,
      token_type: "refresh",
    };
  },

  "oauth.refreshTokensApi.archive": (context) => {
    const { params, store } = context;
    store.token.update(tokenNamed(context, params.token, "refresh"), { revoked: true });
    return reply({ status: 204 });
  },
});

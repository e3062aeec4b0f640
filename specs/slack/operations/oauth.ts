import type { App } from "../resources.ts";
import { slack } from "../vendor.ts";
import type { SlackContext } from "../world/context.ts";
import { teamOf } from "../world/team.ts";

const TWELVE_HOURS = 43_200;

interface Credentials {
  readonly client_id?: string | undefined;
  readonly client_secret?: string | undefined;
}

/** The app whose credentials come in the body or, as OAuth prefers, in a Basic header. */
function clientOf(
  context: SlackContext & { header(name: string): string | undefined },
  body: Credentials,
): App {
  const { store, fail, header } = context;
  const [, basic = ""] = /^Basic (.+)$/i.exec(header("authorization") ?? "") ?? [];
  const [id, secret] = basic === "" ? [body.client_id, body.client_secret] : atob(basic).split(":");
  const app = store.app.find({ client_id: id ?? "" }) ?? fail("invalid_client_id");
  return app.client_secret === secret ? app : fail("bad_client_secret");
}

/** Makes a token of an app, with one to renew it by where it is to expire. */
function issue(
  context: SlackContext,
  app: App,
  {
    kind,
    user,
    scopes,
    rotates = false,
  }: { kind: "bot" | "user"; user: string; scopes: readonly string[]; rotates?: boolean },
) {
  const { store, random, unix } = context;
  const prefix = `${rotates ? "xoxe." : ""}${kind === "bot" ? "xoxb" : "xoxp"}`;
  const token = store.token.insert({
    id: `${prefix}-${random(12, "0123456789")}-${random(24)}`,
    kind,
    app_id: app.id,
    user_id: user,
    bot_id: kind === "bot" ? app.bot_id : null,
    scopes,
    revoked: false,
    expires_at: rotates ? unix() + TWELVE_HOURS : null,
    refresh_token: rotates ? `xoxe-1-${random(32)}` : null,
  });
  return {
    access_token: token.id,
    token_type: kind,
    scope: scopes.join(","),
    ...(token.refresh_token !== null && { refresh_token: token.refresh_token, expires_in: TWELVE_HOURS }),
  };
}

/** A token anew: the one before is good no longer. */
function renewed(context: SlackContext, app: App, refresh: string) {
  const { store, fail, caller } = context;
  const token = store.token.find({ refresh_token: refresh, app_id: app.id }) ?? fail("invalid_refresh_token");
  if (token.revoked || (token.kind !== "bot" && token.kind !== "user")) return fail("invalid_refresh_token");
  store.token.update(token, { revoked: true });
  const given = issue({ ...context, caller }, app, {
    kind: token.kind,
    user: token.user_id,
    scopes: token.scopes,
    rotates: true,
  });
  return {
    ...given,
    app_id: app.id,
    bot_user_id: app.bot_user,
    team: named(context),
    enterprise: null,
    is_enterprise_install: false,
  };
}

const named = ({ store }: SlackContext) => {
  const { id, name } = teamOf(store);
  return { id, name };
};

function exchange(
  context: SlackContext,
  app: App,
  { code, redirect_uri }: { code?: string | undefined; redirect_uri?: string | undefined },
) {
  const { store, fail } = context;
  const given = store.oauth_code.find(code ?? "") ?? fail("invalid_code");
  if (given.used || given.client_id !== app.client_id) fail("invalid_code");
  if (given.redirect_uri !== null && redirect_uri !== undefined && redirect_uri !== given.redirect_uri)
    fail("bad_redirect_uri");
  store.oauth_code.update(given, { used: true });
  if (app.uninstalled) store.app.update(app, { uninstalled: false });
  return given;
}

export default slack.operations({
  oauth_v2_access: (context) => {
    const { body } = context;
    const app = clientOf(context, body);
    if (body.grant_type === "refresh_token") return renewed(context, app, body.refresh_token ?? "");
    const { scopes, user_scopes, user_id } = exchange(context, app, body);
    const bot = issue(context, app, { kind: "bot", user: app.bot_user, scopes });
    const user =
      user_scopes.length > 0
        ? issue(context, app, { kind: "user", user: user_id, scopes: user_scopes })
        : undefined;
    return {
      ...bot,
      bot_user_id: app.bot_user,
      app_id: app.id,
      team: named(context),
      enterprise: null,
      authed_user: { id: user_id, ...user },
      is_enterprise_install: false,
    };
  },

  oauth_v2_exchange: (context) => {
    const { body, store, fail } = context;
    const app = clientOf(context, body);
    const token = store.token.find(body.token ?? "") ?? fail("invalid_auth");
    if (token.kind !== "bot" && token.kind !== "user") return fail("invalid_auth");
    store.token.update(token, { revoked: true });
    return {
      ...issue(context, app, { kind: token.kind, user: token.user_id, scopes: token.scopes, rotates: true }),
      app_id: app.id,
      team: named(context),
    };
  },

  oauth_access: (context) => {
    const { body } = context;
    const app = clientOf(context, body);
    const { scopes, user_id } = exchange(context, app, body);
    const { access_token, scope } = issue(context, app, { kind: "user", user: user_id, scopes });
    const { id, name } = named(context);
    return { access_token, scope, team_name: name, team_id: id, user_id };
  },

  openid_connect_token: (context) => {
    const { body } = context;
    const app = clientOf(context, body);
    const { user_id, user_scopes } = exchange(context, app, body);
    const { access_token } = issue(context, app, {
      kind: "user",
      user: user_id,
      scopes: [...user_scopes, "openid"],
    });
    return { access_token, token_type: "Bearer" };
  },

  tooling_tokens_rotate: (context) => {
    const { body, store, fail, random, unix } = context;
    const token =
      store.token.find({ refresh_token: body.refresh_token, kind: "config" }) ??
      fail("invalid_refresh_token");
    const expires_at = unix() + TWELVE_HOURS;
    store.token.update(token, { revoked: true });
    const next = store.token.insert({
      ...token,
      id: `xoxe.xoxp-1-${random(32)}`,
      refresh_token: `xoxe-1-${random(32)}`,
      revoked: false,
      expires_at,
    });
    return {
      token: next.id,
      refresh_token: next.refresh_token ?? "",
      team_id: teamOf(store).id,
      user_id: token.user_id,
      iat: unix(),
      exp: expires_at,
    };
  },
});

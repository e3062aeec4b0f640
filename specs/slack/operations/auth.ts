import { slack } from "../vendor.ts";
import { appOf, tokenOf } from "../world/acting.ts";
import { siteOf, teamOf } from "../world/team.ts";
import { tell } from "../world/telling.ts";

export default slack.operations({
  api_test: ({ body, fail }) => {
    const { token: _, ...args } = { token: "", ...body };
    if (body.error) fail("invalid_arguments", { extra: { error: body.error, args } });
    return { args };
  },

  auth_test: (context) => {
    const { store, caller } = context;
    const token = tokenOf(context);
    const team = teamOf(store);
    const { name } = store.user.get(caller.id);
    const app = appOf(context);
    const own = token.kind === "app" ? { app_name: app.name, app_id: app.id } : {};
    return {
      url: siteOf(team),
      team: team.name,
      user: name,
      team_id: team.id,
      user_id: caller.id,
      ...(token.bot_id !== null && { bot_id: token.bot_id }),
      is_enterprise_install: false,
      ...own,
    };
  },

  auth_revoke: (context) => {
    const { store, body } = context;
    const token = tokenOf(context);
    if (body.test) return { revoked: false };
    store.token.update(token, { revoked: true });
    const tokens = {
      oauth: token.kind === "user" ? [token.user_id] : [],
      bot: token.kind === "bot" ? [token.user_id] : [],
    };
    tell(context, "tokens_revoked", { tokens });
    return { revoked: true };
  },

  auth_teams_list: ({ store }) => {
    const { id, name } = teamOf(store);
    return { teams: [{ id, name }] };
  },

  apps_connections_open: (context) => {
    const { fail, page, random } = context;
    const app = appOf(context);
    if (!app.socket_mode) fail("not_enabled");
    return { url: page(`/link?app_id=${app.id}&ticket=${random(24)}`).replace(/^http/, "ws") };
  },

  apps_event_authorizations_list: (context) => {
    const { store } = context;
    const { bot_user } = appOf(context);
    return {
      authorizations: [
        { team_id: teamOf(store).id, user_id: bot_user, is_bot: true, is_enterprise_install: false },
      ],
    };
  },

  apps_uninstall: (context) => {
    const { store, body, fail } = context;
    const app = appOf(context);
    if (body.client_id !== app.client_id) fail("invalid_client_id");
    if (body.client_secret !== app.client_secret) fail("bad_client_secret");
    tell(context, "app_uninstalled", {});
    store.app.update(app, { uninstalled: true });
    return {};
  },
});

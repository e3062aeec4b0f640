import { slack } from "../vendor.ts";
import { actorOf } from "../world/acting.ts";
import { listed } from "../world/pages.ts";
import { siteOf, teamOf } from "../world/team.ts";

export default slack.operations({
  team_info: ({ store, body, fail }) => {
    const { id, name, domain, email_domain, icon } = teamOf(store);
    if (body.team !== undefined && body.team !== id) fail("team_not_found");
    return { team: { id, name, url: siteOf(teamOf(store)), domain, email_domain, icon, is_verified: false } };
  },
  team_profile_get: () => ({ profile: { fields: [], sections: [] } }),
  team_billableInfo: ({ store, body }) => {
    const users = store.user.list(
      ({ id, is_bot }) => !is_bot && (body.user === undefined || body.user === id),
    );
    return {
      billable_info: Object.fromEntries(users.map(({ id, deleted }) => [id, { billing_active: !deleted }])),
    };
  },
  team_billing_info: () => ({ plan: "free" }),
  team_accessLogs: () => ({ logins: [], paging: { count: 100, total: 0, page: 1, pages: 0 } }),
  team_integrationLogs: () => ({ logs: [], paging: { count: 100, total: 0, page: 1, pages: 0 } }),
  team_preferences_list: () => ({
    allow_message_deletion: true,
    display_real_names: false,
    disable_file_uploads: "allow_all",
    msg_edit_window_mins: -1,
    who_can_post_general: "ra",
  }),
  team_externalTeams_list: () => ({
    organizations: [],
    total_count: 0,
    response_metadata: { next_cursor: "" },
  }),

  emoji_list: ({ store, unix }) => ({ emoji: teamOf(store).emoji, cache_ts: String(unix()) }),

  bots_info: ({ body, store, fail }) => {
    const bot = store.bot.find(body.bot ?? "") ?? fail("bot_not_found");
    const { id, deleted, name, updated, app_id, user_id, icons } = bot;
    return { bot: { id, deleted, name, updated, app_id, user_id, icons } };
  },

  migration_exchange: (context) => {
    const { store } = context;
    const ids = listed(context.body.users);
    const known = ids.filter((id) => store.user.find(id));
    return {
      team_id: teamOf(store).id,
      enterprise_id: "",
      user_id_map: Object.fromEntries(known.map((id) => [id, id])),
      invalid_user_ids: ids.filter((id) => !known.includes(id)),
    };
  },

  openid_connect_userInfo: (context) => {
    const { id, profile, locale } = actorOf(context);
    const team = teamOf(context.store);
    return {
      sub: id,
      "https://slack.com/user_id": id,
      "https://slack.com/team_id": team.id,
      email: profile.email ?? "",
      email_verified: true,
      name: profile.real_name,
      picture: profile.image_512,
      given_name: profile.first_name,
      family_name: profile.last_name,
      locale,
      "https://slack.com/team_name": team.name,
      "https://slack.com/team_domain": team.domain,
    };
  },
});

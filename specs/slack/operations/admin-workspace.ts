import type { InviteRequest } from "../administration.ts";
import type { User } from "../resources.ts";
import { slack } from "../vendor.ts";
import type { SlackContext } from "../world/context.ts";
import { shownConversation } from "../world/conversations.ts";
import { listed, paged } from "../world/pages.ts";
import { change, set, setOf, settingOf } from "../world/settings.ts";
import { siteOf, teamOf } from "../world/team.ts";
import { tell } from "../world/telling.ts";
import { nextTs } from "../world/timestamps.ts";

/** The workspace, by its id. */
function ownTeam({ store, fail }: Pick<SlackContext, "fail" | "store">, id: string | undefined) {
  const team = teamOf(store);
  return id === undefined || id === team.id ? team : fail("team_not_found");
}

const idsOf = (
  context: SlackContext,
  asked: { cursor?: string; limit?: number },
  holds: (user: User) => boolean,
) => {
  const { items, response_metadata } = paged(context, context.store.user.list(holds), asked);
  return { ids: items.map(({ id }) => id), response_metadata };
};

/** Changes the workspace's emoji, and tells of it. */
function setEmoji(
  context: SlackContext,
  subtype: string,
  emoji: { [name: string]: string },
  names: readonly string[],
): void {
  const { store } = context;
  store.team.update(teamOf(store), { emoji });
  tell(context, "emoji_changed", { subtype, names, event_ts: nextTs(context) });
}

function requestOf({ store, fail }: Pick<SlackContext, "fail" | "store">, id: string): InviteRequest {
  return store.invite_request.find(id) ?? fail("invite_request_not_found");
}

const requestShown = ({ id, email, channel_ids, date_created, requester_ids }: InviteRequest) => ({
  id,
  email,
  channel_ids: [...channel_ids],
  date_created,
  requester_ids: [...requester_ids],
});

const decided = (
  context: SlackContext & { readonly body: { cursor?: string; limit?: number } },
  status: InviteRequest["status"],
) => {
  const { items, response_metadata } = paged(
    context,
    context.store.invite_request.list({ status }),
    context.body,
  );
  return {
    requests: items.map((each) => ({ invite_request: requestShown(each) })),
    response_metadata,
  };
};

/** Apps about which administrators have decided something. */
const appsThat = ({ store }: SlackContext, decision: string) =>
  setOf(store, `apps ${decision}`).map((id) => ({ app: { id, name: store.app.find(id)?.name ?? "" } }));

function decide(
  { store }: Pick<SlackContext, "store">,
  app_id: string | undefined,
  decision: "approved" | "restricted",
): void {
  const other = decision === "approved" ? "restricted" : "approved";
  const apps = listed(app_id);
  change(store, `apps ${decision}`, apps);
  change(store, `apps ${other}`, [], apps);
}

export default slack.operations({
  admin_teams_list: (context) => {
    const { id, name } = teamOf(context.store);
    const owner = context.store.user.find({ is_primary_owner: true });
    const primary_owner = { user_id: owner?.id ?? "", email: owner?.profile.email ?? "" };
    return {
      teams: [
        { id, name, discoverability: "closed", team_url: siteOf(teamOf(context.store)), primary_owner },
      ],
    };
  },
  admin_teams_admins_list: (context) => {
    ownTeam(context, context.body.team_id);
    const { ids, response_metadata } = idsOf(context, context.body, ({ is_admin }) => is_admin);
    return { admin_ids: ids, response_metadata };
  },
  admin_teams_owners_list: (context) => {
    ownTeam(context, context.body.team_id);
    const { ids, response_metadata } = idsOf(context, context.body, ({ is_owner }) => is_owner);
    return { owner_ids: ids, response_metadata };
  },
  admin_teams_settings_info: (context) => {
    const { id, name, domain, email_domain } = ownTeam(context, context.body.team_id);
    return {
      team: {
        id,
        name,
        domain,
        email_domain,
        default_channels: [...setOf(context.store, "default channels")],
        is_verified: false,
      },
    };
  },
  admin_teams_settings_setName: (context) => {
    const { body, store } = context;
    store.team.update(ownTeam(context, body.team_id), { name: body.name });
    tell(context, "team_rename", { name: body.name, team_id: body.team_id, event_ts: nextTs(context) });
    return {};
  },
  admin_teams_settings_setIcon: (context) => {
    const { body, store } = context;
    store.team.update(ownTeam(context, body.team_id), {
      icon: { image_original: body.image_url, image_default: false },
    });
    return {};
  },
  admin_teams_settings_setDescription: (context) => {
    ownTeam(context, context.body.team_id);
    set(context.store, "description", { value: context.body.description });
    return {};
  },
  admin_teams_settings_setDiscoverability: (context) => {
    ownTeam(context, context.body.team_id);
    set(context.store, "discoverability", { value: context.body.discoverability });
    return {};
  },
  admin_teams_settings_setDefaultChannels: (context) => {
    const { body, store, fail } = context;
    ownTeam(context, body.team_id);
    const channels = listed(body.channel_ids);
    for (const id of channels) if (!store.conversation.find(id)) fail("channel_not_found");
    set(store, "default channels", { members: channels });
    return {};
  },

  admin_emoji_list: ({ store }) => {
    const emoji = Object.entries(teamOf(store).emoji).map(([name, url]) => [name, { url }]);
    return { emoji: Object.fromEntries(emoji) };
  },
  admin_emoji_add: (context) => {
    const { name, url } = context.body;
    const { emoji } = teamOf(context.store);
    if (emoji[name] !== undefined) context.fail("error_name_taken");
    setEmoji(context, "add", { ...emoji, [name]: url }, [name]);
    return {};
  },
  admin_emoji_addAlias: (context) => {
    const { name, alias_for } = context.body;
    const { emoji } = teamOf(context.store);
    if (emoji[name] !== undefined) context.fail("error_name_taken");
    setEmoji(context, "add", { ...emoji, [name]: `alias:${alias_for}` }, [name]);
    return {};
  },
  admin_emoji_remove: (context) => {
    const { [context.body.name]: gone, ...emoji } = teamOf(context.store).emoji;
    if (gone === undefined) context.fail("emoji_not_found");
    setEmoji(context, "remove", emoji, [context.body.name]);
    return {};
  },
  admin_emoji_rename: (context) => {
    const { name, new_name } = context.body;
    const { [name]: value = context.fail("emoji_not_found"), ...emoji } = teamOf(context.store).emoji;
    setEmoji(context, "rename", { ...emoji, [new_name]: value }, [name, new_name]);
    return {};
  },

  admin_usergroups_addChannels: (context) => {
    const { body, store, fail } = context;
    const group = store.usergroup.find(body.usergroup_id) ?? fail("no_such_subteam");
    const channels = [...new Set([...group.prefs.channels, ...listed(body.channel_ids)])];
    store.usergroup.update(group, { prefs: { ...group.prefs, channels } });
    return {};
  },
  admin_usergroups_removeChannels: (context) => {
    const { body, store, fail } = context;
    const group = store.usergroup.find(body.usergroup_id) ?? fail("no_such_subteam");
    const gone = listed(body.channel_ids);
    const channels = group.prefs.channels.filter((id) => !gone.includes(id));
    store.usergroup.update(group, { prefs: { ...group.prefs, channels } });
    return {};
  },
  admin_usergroups_listChannels: (context) => {
    const { body, store, fail } = context;
    const group = store.usergroup.find(body.usergroup_id) ?? fail("no_such_subteam");
    const channels = group.prefs.channels.flatMap((id) => store.conversation.find(id) ?? []);
    return {
      channels: channels.map((each) =>
        shownConversation(context, each, { count: body.include_num_members ?? false }),
      ),
    };
  },
  admin_usergroups_addTeams: (context) => {
    const { body, store, fail } = context;
    if (!store.usergroup.find(body.usergroup_id)) fail("no_such_subteam");
    change(store, `teams ${body.usergroup_id}`, listed(body.team_ids));
    return {};
  },

  admin_inviteRequests_list: (context) => {
    const { body, store } = context;
    const { items, response_metadata } = paged(
      context,
      store.invite_request.list({ status: "waiting" }),
      body,
    );
    return { invite_requests: items.map(requestShown), response_metadata };
  },
  admin_inviteRequests_approved_list: (context) => {
    const { requests, response_metadata } = decided(context, "approved");
    return { approved_requests: requests, response_metadata };
  },
  admin_inviteRequests_denied_list: (context) => {
    const { requests, response_metadata } = decided(context, "denied");
    return { denied_requests: requests, response_metadata };
  },
  admin_inviteRequests_approve: (context) => {
    const { body, store, caller } = context;
    store.invite_request.update(requestOf(context, body.invite_request_id), {
      status: "approved",
      decided_by: caller.id,
    });
    return {};
  },
  admin_inviteRequests_deny: (context) => {
    const { body, store, caller } = context;
    store.invite_request.update(requestOf(context, body.invite_request_id), {
      status: "denied",
      decided_by: caller.id,
    });
    return {};
  },

  admin_apps_approve: (context) => {
    decide(context, context.body.app_id ?? context.body.request_id, "approved");
    return {};
  },
  admin_apps_restrict: (context) => {
    decide(context, context.body.app_id ?? context.body.request_id, "restricted");
    return {};
  },
  admin_apps_clearResolution: (context) => {
    const apps = listed(context.body.app_id);
    change(context.store, "apps approved", [], apps);
    change(context.store, "apps restricted", [], apps);
    return {};
  },
  admin_apps_approved_list: (context) => ({ approved_apps: appsThat(context, "approved") }),
  admin_apps_restricted_list: (context) => ({ restricted_apps: appsThat(context, "restricted") }),
  admin_apps_requests_list: () => ({ app_requests: [] }),
  admin_apps_requests_cancel: () => ({}),
  admin_apps_activities_list: () => ({ activities: [] }),
  admin_apps_config_set: ({ body, store }) => {
    const { app_id, token: _, ...config } = { token: "", ...body };
    set(store, `config ${app_id}`, { ...settingOf(store, `config ${app_id}`), ...config });
    return {};
  },
  admin_apps_uninstall: (context) => {
    const { body, store, fail } = context;
    const app = store.app.find(body.app_id) ?? fail("app_not_found");
    tell(context, "app_uninstalled", {});
    store.app.update(app, { uninstalled: true });
    return {};
  },
});

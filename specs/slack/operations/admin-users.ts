import { newId } from "../conventions/ids.ts";
import type { User } from "../resources.ts";
import { slack } from "../vendor.ts";
import type { SlackContext } from "../world/context.ts";
import { listed, paged } from "../world/pages.ts";
import { person } from "../world/people.ts";
import { change, set, setOf, settingOf } from "../world/settings.ts";
import { teamOf } from "../world/team.ts";
import { tell } from "../world/telling.ts";
import { nextTs } from "../world/timestamps.ts";
import { shownUser, userOf } from "../world/users.ts";

/** Changes what a user is, and tells of it. */
function make(context: SlackContext, id: string, changes: Partial<User>): void {
  const { store, unix } = context;
  const user = store.user.update(userOf(context, id), { ...changes, updated: unix() });
  tell(context, "user_change", {
    user: shownUser(context, user),
    cache_ts: user.updated,
    event_ts: nextTs(context),
  });
}

/** Makes users members of channels. */
function join({ store, fail }: SlackContext, user: string, channels: readonly string[]): void {
  for (const id of channels) {
    const channel = store.conversation.find(id) ?? fail("channel_not_found");
    store.conversation.update(channel, { members: [...new Set([...channel.members, user])] });
  }
}

export default slack.operations({
  admin_users_list: (context) => {
    const { body, store } = context;
    const users = store.user.list(
      ({ deleted }) => body.is_active === undefined || body.is_active === !deleted,
    );
    const { items, response_metadata } = paged(context, users, body);
    return {
      users: items.map(({ id, name, profile, deleted, expires_at, team_id, ...user }) => ({
        id,
        email: profile.email ?? "",
        full_name: user.real_name,
        username: name,
        is_active: !deleted,
        is_admin: user.is_admin,
        is_owner: user.is_owner,
        is_primary_owner: user.is_primary_owner,
        is_restricted: user.is_restricted,
        is_ultra_restricted: user.is_ultra_restricted,
        is_bot: user.is_bot,
        expiration_ts: expires_at,
        workspaces: [team_id],
        has_2fa: false,
        has_sso: false,
      })),
      response_metadata,
    };
  },

  admin_users_invite: (context) => {
    const { body, store, fail } = context;
    const email = body.email.toLowerCase();
    if (!/^\S+@\S+$/.test(email)) fail("invalid_email");
    if (store.user.find(({ profile }) => profile.email === email)) fail("already_in_team");
    const [name = ""] = email.split("@");
    const user = store.user.insert({
      ...person({
        id: newId("U", context),
        team_id: teamOf(store).id,
        name,
        real_name: body.real_name ?? name,
        email,
      }),
      is_restricted: body.is_restricted ?? false,
      is_ultra_restricted: body.is_ultra_restricted ?? false,
      expires_at: Number(body.guest_expiration_ts ?? 0),
    });
    join(context, user.id, listed(body.channel_ids));
    tell(context, "team_join", {
      user: shownUser(context, user),
      cache_ts: user.updated,
      event_ts: nextTs(context),
    });
    return {};
  },

  admin_users_assign: (context) => {
    const { user_id, channel_ids, is_restricted, is_ultra_restricted } = context.body;
    const changes = {
      ...(is_restricted !== undefined && { is_restricted }),
      ...(is_ultra_restricted !== undefined && { is_ultra_restricted }),
    };
    make(context, user_id, changes);
    join(context, user_id, listed(channel_ids));
    return {};
  },

  admin_users_remove: (context) => {
    make(context, context.body.user_id, { deleted: true });
    return {};
  },
  admin_users_setAdmin: (context) => {
    make(context, context.body.user_id, { is_admin: true, is_restricted: false, is_ultra_restricted: false });
    return {};
  },
  admin_users_setOwner: (context) => {
    make(context, context.body.user_id, { is_admin: true, is_owner: true });
    return {};
  },
  admin_users_setRegular: (context) => {
    const { user_id } = context.body;
    make(context, user_id, {
      is_admin: false,
      is_owner: false,
      is_restricted: false,
      is_ultra_restricted: false,
    });
    return {};
  },
  admin_users_setExpiration: (context) => {
    make(context, context.body.user_id, { expires_at: context.body.expiration_ts });
    return {};
  },
  admin_users_getExpiration: (context) => {
    const { id, profile, expires_at, is_restricted, is_ultra_restricted } = userOf(
      context,
      context.body.user_id ?? context.caller.id,
    );
    return {
      user: { id, email: profile.email ?? "", expiration_ts: expires_at, is_restricted, is_ultra_restricted },
    };
  },

  admin_users_session_list: () => ({ active_sessions: [], response_metadata: { next_cursor: "" } }),
  admin_users_session_getSettings: ({ body, store }) => {
    const ids = listed(body.user_ids);
    const isSet = (id: string) => settingOf(store, `session ${id}`)["duration"] !== undefined;
    return {
      session_settings: ids.filter(isSet).map((user_id) => {
        const { duration, desktop_app_browser_quit } = settingOf(store, `session ${user_id}`);
        return {
          user_id,
          duration: Number(duration),
          desktop_app_browser_quit: desktop_app_browser_quit === true,
        };
      }),
      no_settings_applied: ids.filter((id) => !isSet(id)),
    };
  },
  admin_users_session_setSettings: ({ body, store }) => {
    const { duration = 0, desktop_app_browser_quit = false } = body;
    for (const id of listed(body.user_ids))
      set(store, `session ${id}`, { duration, desktop_app_browser_quit });
    return {};
  },
  admin_users_session_clearSettings: ({ body, store }) => {
    for (const id of listed(body.user_ids)) set(store, `session ${id}`, undefined);
    return {};
  },
  admin_users_session_reset: (context) => {
    userOf(context, context.body.user_id);
    return {};
  },
  admin_users_session_resetBulk: (context) => {
    for (const id of listed(context.body.user_ids)) userOf(context, id);
    return {};
  },
  admin_users_session_invalidate: () => ({}),
  admin_users_unsupportedVersions_export: () => ({}),

  admin_roles_addAssignments: (context) => {
    const { body, store, unix } = context;
    const { role_id } = body;
    for (const entity_id of listed(body.entity_ids))
      for (const user_id of listed(body.user_ids))
        if (!store.role_assignment.find({ role_id, entity_id, user_id }))
          store.role_assignment.insert({
            id: newId("Ra", context),
            role_id,
            entity_id,
            user_id,
            date_create: unix(),
          });
    return { rejected_users: [] };
  },
  admin_roles_removeAssignments: ({ body, store }) => {
    const [entities, users] = [listed(body.entity_ids), listed(body.user_ids)];
    for (const each of store.role_assignment.list({ role_id: body.role_id }))
      if (entities.includes(each.entity_id) && users.includes(each.user_id))
        store.role_assignment.remove(each);
    return {};
  },
  admin_roles_listAssignments: (context) => {
    const { body, store } = context;
    const [roles, entities] = [listed(body.role_ids), listed(body.entity_ids)];
    const fits = store.role_assignment.list(
      ({ role_id, entity_id }) =>
        (roles.length === 0 || roles.includes(role_id)) &&
        (entities.length === 0 || entities.includes(entity_id)),
    );
    const { items, response_metadata } = paged(context, fits, body);
    return { role_assignments: items.map(({ id: _, ...rest }) => rest), response_metadata };
  },

  admin_auth_policy_assignEntities: ({ body, store }) => ({
    entity_total_count: change(store, `policy ${body.policy_name}`, listed(body.entity_ids)).length,
  }),
  admin_auth_policy_removeEntities: ({ body, store }) => ({
    entity_total_count: change(store, `policy ${body.policy_name}`, [], listed(body.entity_ids)).length,
  }),
  admin_auth_policy_getEntities: ({ body, store }) => {
    const entities = setOf(store, `policy ${body.policy_name}`);
    return {
      entities: entities.map((entity_id) => ({ entity_id, entity_type: "USER" })),
      entity_total_count: entities.length,
    };
  },
});

import { newId } from "../conventions/ids.ts";
import type { Usergroup } from "../resources.ts";
import { slack } from "../vendor.ts";
import type { SlackContext } from "../world/context.ts";
import { listed } from "../world/pages.ts";
import { teamOf } from "../world/team.ts";
import { tell } from "../world/telling.ts";
import { userOf } from "../world/users.ts";

function groupOf({ store, fail }: Pick<SlackContext, "store" | "fail">, id: string | undefined): Usergroup {
  return store.usergroup.find(id ?? "") ?? fail("no_such_subteam");
}

function shown(group: Usergroup, { users = false, count = true } = {}) {
  const { users: members, user_count, prefs, ...rest } = group;
  return {
    ...rest,
    is_subteam: true,
    enterprise_subteam_id: "",
    auto_provision: false,
    prefs: { channels: [...prefs.channels], groups: [...prefs.groups] },
    channel_count: prefs.channels.length,
    ...(users && { users: [...members] }),
    ...(count && { user_count: Number(user_count) }),
  };
}

/** Changes a group, and tells of it. */
function change(context: SlackContext, group: Usergroup, changes: Partial<Usergroup>) {
  const { store, unix, caller } = context;
  const changed = store.usergroup.update(group, { ...changes, date_update: unix(), updated_by: caller.id });
  tell(context, "subteam_updated", { subteam: shown(changed, { users: true }) });
  return changed;
}

export default slack.operations({
  usergroups_create: (context) => {
    const { body, store, caller, unix, fail } = context;
    const handle = body.handle ?? body.name.toLowerCase().replace(/\W+/g, "-");
    if (store.usergroup.find(({ name }) => name === body.name)) fail("name_already_exists");
    if (store.usergroup.find({ handle })) fail("handle_already_exists");
    const group = store.usergroup.insert({
      id: newId("S", context),
      team_id: teamOf(store).id,
      is_usergroup: true,
      name: body.name,
      description: body.description ?? "",
      handle,
      is_external: false,
      date_create: unix(),
      date_update: unix(),
      date_delete: 0,
      auto_type: "",
      created_by: caller.id,
      updated_by: caller.id,
      deleted_by: "",
      prefs: { channels: listed(body.channels), groups: [] },
      users: [],
      user_count: "0",
    });
    tell(context, "subteam_created", { subteam: shown(group, { users: true }) });
    return { usergroup: shown(group) };
  },

  usergroups_update: (context) => {
    const { body } = context;
    const group = groupOf(context, body.usergroup);
    const channels = body.channels === undefined ? group.prefs.channels : listed(body.channels);
    const changed = change(context, group, {
      name: body.name ?? group.name,
      handle: body.handle ?? group.handle,
      description: body.description ?? group.description,
      prefs: { ...group.prefs, channels },
    });
    return { usergroup: shown(changed) };
  },

  usergroups_disable: (context) => {
    const { body, unix, caller } = context;
    const changes = { date_delete: unix(), deleted_by: caller.id };
    return { usergroup: shown(change(context, groupOf(context, body.usergroup), changes)) };
  },

  usergroups_enable: (context) => {
    const changes = { date_delete: 0, deleted_by: "" };
    return { usergroup: shown(change(context, groupOf(context, context.body.usergroup), changes)) };
  },

  usergroups_list: ({ body, store }) => {
    const { include_disabled, include_users: users = false, include_count: count = false } = body;
    const groups = store.usergroup.list(({ date_delete }) => include_disabled === true || date_delete === 0);
    return { usergroups: groups.map((each) => shown(each, { users, count })) };
  },

  usergroups_users_list: (context) => ({ users: [...groupOf(context, context.body.usergroup).users] }),

  usergroups_users_update: (context) => {
    const { body } = context;
    const group = groupOf(context, body.usergroup);
    const users = [...new Set(listed(body.users))];
    for (const user of users) userOf(context, user);
    const changed = change(context, group, { users, user_count: String(users.length) });
    tell(context, "subteam_members_changed", {
      subteam_id: group.id,
      added_users: users.filter((user) => !group.users.includes(user)),
      removed_users: group.users.filter((user) => !users.includes(user)),
    });
    return { usergroup: shown(changed, { users: true }) };
  },
});

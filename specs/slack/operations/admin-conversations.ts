import type { Conversation } from "../resources.ts";
import { slack } from "../vendor.ts";
import type { SlackContext } from "../world/context.ts";
import { beginConversation } from "../world/conversations.ts";
import { listed, paged } from "../world/pages.ts";
import { change, set, setOf, settingOf } from "../world/settings.ts";
import { teamOf } from "../world/team.ts";
import { tell } from "../world/telling.ts";
import { compareTs } from "../world/timestamps.ts";

/** A channel, which administrators see whether they are members or not. */
function channelOf({ store, fail }: Pick<SlackContext, "fail" | "store">, id: string): Conversation {
  const found = store.conversation.find(id);
  return found && found.kind !== "im" ? found : fail("channel_not_found");
}

const bulkId = ({ random }: Pick<SlackContext, "random">) =>
  `Ba${random(10, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")}`;

/** Does something to several channels; those that do not exist are named. */
function each(context: SlackContext, ids: readonly string[], act: (channel: Conversation) => void) {
  const missing = ids.filter((id) => !context.store.conversation.find(id));
  for (const id of ids) if (!missing.includes(id)) act(channelOf(context, id));
  const not_added = missing.map((channel_id) => ({ channel_id, errors: ["channel_not_found"] }));
  return { bulk_action_id: bulkId(context), not_added };
}

function remove(context: SlackContext, channel: Conversation): void {
  const { store, caller } = context;
  if (channel.is_general) context.fail("could_not_archive_channel");
  tell(context, "channel_deleted", { channel: channel.id, actor_id: caller.id }, channel);
  for (const message of store.message.list({ channel: channel.id })) store.message.remove(message);
  store.conversation.remove(channel);
}

export default slack.operations({
  admin_conversations_create: (context) => {
    const { body, caller, fail, store } = context;
    if (store.conversation.find({ name: body.name })) fail("name_taken");
    const kind = body.is_private ? "private_channel" : "public_channel";
    const channel = beginConversation(context, {
      kind,
      name: body.name,
      creator: caller.id,
      members: [caller.id],
    });
    return { channel_id: channel.id };
  },

  admin_conversations_delete: (context) => {
    remove(context, channelOf(context, context.body.channel_id));
    return {};
  },

  admin_conversations_rename: (context) => {
    const { body, store } = context;
    const channel = channelOf(context, body.channel_id);
    store.conversation.update(channel, {
      name: body.name,
      previous_names: [channel.name, ...channel.previous_names],
    });
    return {};
  },

  admin_conversations_archive: (context) => {
    const { body, store, fail } = context;
    const channel = channelOf(context, body.channel_id);
    if (channel.is_archived) fail("already_archived");
    store.conversation.update(channel, { is_archived: true });
    return {};
  },

  admin_conversations_unarchive: (context) => {
    const { body, store, fail } = context;
    const channel = channelOf(context, body.channel_id);
    if (!channel.is_archived) fail("channel_not_archived");
    store.conversation.update(channel, { is_archived: false });
    return {};
  },

  admin_conversations_bulkArchive: (context) =>
    each(context, context.body.channel_ids, (channel) =>
      context.store.conversation.update(channel, { is_archived: true }),
    ),
  admin_conversations_bulkDelete: (context) =>
    each(context, context.body.channel_ids, (channel) => remove(context, channel)),
  admin_conversations_bulkMove: (context) =>
    each(context, context.body.channel_ids, ({ id }) => {
      set(context.store, `teams ${id}`, { members: [context.body.target_team_id] });
    }),

  admin_conversations_convertToPrivate: (context) => {
    context.store.conversation.update(channelOf(context, context.body.channel_id), {
      kind: "private_channel",
    });
    return {};
  },
  admin_conversations_convertToPublic: (context) => {
    context.store.conversation.update(channelOf(context, context.body.channel_id), {
      kind: "public_channel",
    });
    return {};
  },

  admin_conversations_invite: (context) => {
    const { body, store, fail } = context;
    const channel = channelOf(context, body.channel_id);
    const users = listed(body.user_ids);
    for (const user of users) if (!store.user.find(user)) fail("user_not_found");
    store.conversation.update(channel, { members: [...new Set([...channel.members, ...users])] });
    return {};
  },

  admin_conversations_getConversationPrefs: (context) => ({
    prefs: {
      can_thread: { type: ["ra"], user: [] },
      who_can_post: { type: ["ra"], user: [] },
      ...channelOf(context, context.body.channel_id).prefs,
    },
  }),
  admin_conversations_setConversationPrefs: (context) => {
    const { body, store } = context;
    const channel = channelOf(context, body.channel_id);
    store.conversation.update(channel, { prefs: { ...channel.prefs, ...body.prefs } });
    return {};
  },

  admin_conversations_getCustomRetention: (context) => {
    const { duration_days } = settingOf(
      context.store,
      `retention ${channelOf(context, context.body.channel_id).id}`,
    );
    return { is_policy_enabled: duration_days !== undefined, duration_days: Number(duration_days ?? 0) };
  },
  admin_conversations_setCustomRetention: (context) => {
    const { channel_id, duration_days } = context.body;
    set(context.store, `retention ${channelOf(context, channel_id).id}`, { duration_days });
    return {};
  },
  admin_conversations_removeCustomRetention: (context) => {
    set(context.store, `retention ${channelOf(context, context.body.channel_id).id}`, undefined);
    return {};
  },

  admin_conversations_getTeams: (context) => {
    const { id } = channelOf(context, context.body.channel_id);
    const teams = setOf(context.store, `teams ${id}`);
    return { team_ids: teams.length > 0 ? [...teams] : [teamOf(context.store).id] };
  },
  admin_conversations_setTeams: (context) => {
    const { body, store } = context;
    const { id } = channelOf(context, body.channel_id);
    const teams = listed(body.target_team_ids);
    set(store, `teams ${id}`, { members: teams.length > 0 ? teams : [teamOf(store).id] });
    return {};
  },
  admin_conversations_disconnectShared: (context) => {
    channelOf(context, context.body.channel_id);
    return {};
  },

  admin_conversations_restrictAccess_addGroup: (context) => {
    const { channel_id, group_id } = context.body;
    change(context.store, `groups ${channelOf(context, channel_id).id}`, [group_id]);
    return {};
  },
  admin_conversations_restrictAccess_removeGroup: (context) => {
    const { channel_id, group_id } = context.body;
    change(context.store, `groups ${channelOf(context, channel_id).id}`, [], [group_id]);
    return {};
  },
  admin_conversations_restrictAccess_listGroups: (context) => ({
    group_ids: [...setOf(context.store, `groups ${channelOf(context, context.body.channel_id).id}`)],
  }),

  admin_conversations_lookup: (context) => {
    const { body, store } = context;
    const before = `${body.last_message_activity_before}.000000`;
    const { max_member_count = Number.POSITIVE_INFINITY } = body;
    const isQuiet = ({ id, kind, members }: Conversation) =>
      kind !== "im" &&
      members.length <= max_member_count &&
      store.message.list({ channel: id }).every(({ ts }) => compareTs(ts, before) < 0);
    const { items, response_metadata } = paged(context, store.conversation.list(isQuiet), body);
    return { channel_ids: items.map(({ id }) => id), response_metadata };
  },

  admin_conversations_search: (context) => {
    const { body, store } = context;
    const query = body.query?.toLowerCase() ?? "";
    const found = store.conversation
      .list(({ kind, name }) => kind !== "im" && kind !== "mpim" && name.includes(query))
      .toSorted((one, other) => (one.name < other.name ? -1 : 1));
    const { items, response_metadata } = paged(
      context,
      body.sort_dir === "desc" ? found.reverse() : found,
      body,
    );
    return {
      conversations: items.map(({ id, name, created, creator, is_archived, is_general, kind, members }) => ({
        id,
        name,
        created,
        creator_id: creator,
        is_archived,
        is_general,
        is_private: kind !== "public_channel",
        member_count: members.length,
        internal_team_ids: [teamOf(store).id],
      })),
      next_cursor: response_metadata.next_cursor,
      total_count: found.length,
    };
  },
});

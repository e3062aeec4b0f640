import type { Conversation } from "../resources.ts";
import { slack } from "../vendor.ts";
import { announceIn } from "../world/announcing.ts";
import type { SlackContext } from "../world/context.ts";
import { conversationOf, joined, shownConversation } from "../world/conversations.ts";
import { listed, paged } from "../world/pages.ts";
import { teamOf } from "../world/team.ts";
import { tell } from "../world/telling.ts";

const TYPE = { public_channel: "C", private_channel: "G", mpim: "G", im: "D" } as const;

/** Makes a user a member, and tells of it. */
function enter(context: SlackContext, channel: Conversation, user: string): Conversation {
  const { store, caller } = context;
  const grown = store.conversation.update(channel, { members: [...channel.members, user] });
  const inviter = user === caller.id ? {} : { inviter: caller.id };
  tell(
    context,
    "member_joined_channel",
    { user, channel: channel.id, channel_type: TYPE[channel.kind], team: teamOf(store).id, ...inviter },
    grown,
  );
  const text = `<@${user}> has joined the channel`;
  announceIn(context, grown, { subtype: "channel_join", text, user, extra: inviter });
  return store.conversation.get(channel.id);
}

/** Ends a user's membership, and tells of it. */
function exit(context: SlackContext, channel: Conversation, user: string): void {
  const { store } = context;
  announceIn(context, channel, { subtype: "channel_leave", text: `<@${user}> has left the channel`, user });
  const fields = { user, channel: channel.id, channel_type: TYPE[channel.kind], team: teamOf(store).id };
  tell(context, "member_left_channel", fields, channel);
  const members = channel.members.filter((member) => member !== user);
  store.conversation.update(store.conversation.get(channel.id), { members });
}

function requireChannel({ kind }: Conversation, { fail }: Pick<SlackContext, "fail">): void {
  if (kind === "im" || kind === "mpim") fail("method_not_supported_for_channel_type");
}

export default slack.operations({
  conversations_join: (context) => {
    const { caller, fail, body } = context;
    const channel = conversationOf(context, body.channel);
    if (channel.kind !== "public_channel") fail("method_not_supported_for_channel_type");
    if (channel.is_archived) fail("is_archived");
    if (channel.members.includes(caller.id))
      return {
        channel: shownConversation(context, channel),
        warning: "already_in_channel",
        response_metadata: { warnings: ["already_in_channel"] },
      };
    return { channel: shownConversation(context, enter(context, channel, caller.id)) };
  },

  conversations_invite: (context) => {
    const { body, caller, fail, store } = context;
    let channel = joined(context, body.channel);
    requireChannel(channel, context);
    if (channel.is_archived) fail("is_archived");
    const users = listed(body.users);
    if (users.length === 0) fail("no_user");
    for (const user of users) {
      const known = store.user.find(user) ?? fail("user_not_found");
      if (known.deleted) fail("user_not_found");
      if (user === caller.id) fail("cant_invite_self");
      if (channel.members.includes(user)) fail("already_in_channel");
    }
    for (const user of users) channel = enter(context, channel, user);
    return { channel: shownConversation(context, channel) };
  },

  conversations_kick: (context) => {
    const { body, caller, fail } = context;
    const channel = joined(context, body.channel);
    requireChannel(channel, context);
    const user = body.user ?? "";
    if (user === caller.id) fail("cant_kick_self");
    if (channel.is_general) fail("cant_kick_from_general");
    if (!channel.members.includes(user)) fail("not_in_channel");
    exit(context, channel, user);
    return { errors: {} };
  },

  conversations_leave: (context) => {
    const { body, caller, fail } = context;
    const channel = conversationOf(context, body.channel);
    requireChannel(channel, context);
    if (channel.is_general) fail("cant_leave_general");
    if (!channel.members.includes(caller.id)) return { not_in_channel: true };
    exit(context, channel, caller.id);
    return {};
  },

  conversations_members: (context) => {
    const { body } = context;
    const channel = conversationOf(context, body.channel);
    const { items, response_metadata } = paged(
      context,
      channel.members.map((id) => ({ id })),
      body,
    );
    return { members: items.map(({ id }) => id), response_metadata };
  },

  conversations_mark: (context) => {
    const { body, store, caller } = context;
    const channel = joined(context, body.channel);
    store.conversation.update(channel, { last_read: { ...channel.last_read, [caller.id]: body.ts ?? "" } });
    return {};
  },
});

import { newId } from "../conventions/ids.ts";
import type { Conversation, ConversationKind, User } from "../resources.ts";
import { actorOf } from "./acting.ts";
import type { SlackContext } from "./context.ts";
import { teamOf } from "./team.ts";

/** Whether somebody may know of a conversation: public channels are for all but guests. */
export function sees({ kind, members }: Conversation, { id, is_restricted }: User): boolean {
  return members.includes(id) || (kind === "public_channel" && !is_restricted);
}

/** The conversation that an argument names by id or, with or without `#`, by name. */
export function conversationOf(context: SlackContext, name: string | undefined): Conversation {
  const { store, fail } = context;
  const plain = (name ?? "").replace(/^#/, "");
  const found =
    store.conversation.find(plain) ?? (plain === "" ? undefined : store.conversation.find({ name: plain }));
  return found && sees(found, actorOf(context)) ? found : fail("channel_not_found");
}

/** The same, where the caller must be a member. */
export function joined(context: SlackContext, name: string | undefined): Conversation {
  const channel = conversationOf(context, name);
  if (!channel.members.includes(context.caller.id)) context.fail("not_in_channel");
  return channel;
}

const idLetters: { readonly [kind in ConversationKind]: string } = {
  public_channel: "C",
  private_channel: "C",
  mpim: "C",
  im: "D",
};

type Beginning = Pick<Conversation, "kind" | "name" | "creator" | "members"> & { readonly id?: string };

/** Makes a conversation; nobody is told of it yet. */
export function beginConversation(context: SlackContext, { id, ...fields }: Beginning): Conversation {
  const { store, unix } = context;
  const nothing = { value: "", creator: "", last_set: 0 };
  return store.conversation.insert({
    id: id ?? newId(idLetters[fields.kind], context),
    created: unix(),
    is_archived: false,
    is_general: false,
    topic: nothing,
    purpose: nothing,
    previous_names: [],
    updated: unix() * 1000,
    last_read: {},
    open_for: fields.kind === "im" || fields.kind === "mpim" ? fields.members : [],
    prefs: {},
    ...fields,
  });
}

/** The direct conversation between users, made where there is none yet. */
export function directConversation(context: SlackContext, users: readonly string[]): Conversation {
  const { store, caller } = context;
  const members = [...new Set([caller.id, ...users])].toSorted();
  const kind = members.length <= 2 ? "im" : "mpim";
  const same = (each: Conversation) =>
    each.kind === kind && each.members.toSorted().join() === members.join();
  const known = store.conversation.find(same);
  if (known) return known;
  const names = members.map((id) => store.user.get(id).name);
  return beginConversation(context, {
    kind,
    name: kind === "im" ? "" : `mpdm-${names.join("--")}-1`,
    creator: caller.id,
    members,
  });
}

/** The other one of a direct conversation; oneself, where it is with oneself. */
export const counterpart = ({ members }: Conversation, self: string) =>
  members.find((member) => member !== self) ?? self;

/** A conversation as the API shows it to somebody. */
export function shownConversation(
  context: SlackContext,
  channel: Conversation,
  more: { locale?: boolean; count?: boolean } = {},
) {
  const { store, caller } = context;
  const { id, kind, created, creator, is_archived, members, updated } = channel;
  const team = teamOf(store).id;
  const locale = more.locale ? { locale: actorOf(context).locale } : {};
  if (kind === "im") {
    const user = counterpart(channel, caller.id);
    return {
      id,
      created,
      is_archived,
      is_im: true,
      is_org_shared: false,
      context_team_id: team,
      updated,
      user,
      is_user_deleted: store.user.find(user)?.deleted ?? false,
      is_open: channel.open_for.includes(caller.id),
      priority: 0,
      ...locale,
    };
  }
  const isMember = members.includes(caller.id);
  return {
    id,
    name: channel.name,
    is_channel: kind === "public_channel",
    is_group: kind !== "public_channel",
    is_im: false,
    is_mpim: kind === "mpim",
    is_private: kind !== "public_channel",
    created,
    is_archived,
    is_general: channel.is_general,
    unlinked: 0,
    name_normalized: channel.name,
    is_shared: false,
    is_org_shared: false,
    is_pending_ext_shared: false,
    pending_shared: [],
    context_team_id: team,
    updated,
    creator,
    is_ext_shared: false,
    shared_team_ids: [team],
    pending_connected_team_ids: [],
    is_member: isMember,
    ...(isMember &&
      channel.last_read[caller.id] !== undefined && { last_read: channel.last_read[caller.id] ?? "" }),
    topic: channel.topic,
    purpose: channel.purpose,
    previous_names: [...channel.previous_names],
    ...(kind === "mpim" && { is_open: channel.open_for.includes(caller.id) }),
    ...(more.count && { num_members: members.length }),
    ...locale,
  };
}

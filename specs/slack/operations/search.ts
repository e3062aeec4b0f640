import type { Message } from "../resources.ts";
import { slack } from "../vendor.ts";
import { actorOf } from "../world/acting.ts";
import type { SlackContext } from "../world/context.ts";
import { sees } from "../world/conversations.ts";
import { fileShown } from "../world/files.ts";
import { isShownTo, permalink, shownMessage } from "../world/messages.ts";
import { numbered } from "../world/pages.ts";
import { teamOf } from "../world/team.ts";
import { compareTs } from "../world/timestamps.ts";

interface Asked {
  readonly query?: string | undefined;
  readonly sort_dir?: "asc" | "desc" | string | undefined;
  readonly count?: number | string | undefined;
  readonly page?: number | string | undefined;
}

/** A test of messages by the words of a query and its `in:` and `from:`. */
function matcher({ store, fail }: SlackContext, query: string | undefined): (message: Message) => boolean {
  if (!query?.trim()) return fail("invalid_arguments");
  const parts = query.toLowerCase().match(/"[^"]*"|\S+/g) ?? [];
  const tests = parts.map((part) => {
    const [, modifier = "", value = ""] = /^(in|from):[#@<]*([^>]*)>?$/.exec(part) ?? [];
    if (modifier === "in")
      return ({ channel }: Message) =>
        channel.toLowerCase() === value || store.conversation.find(channel)?.name === value;
    if (modifier === "from")
      return ({ user = "" }: Message) =>
        user.toLowerCase() === value || store.user.find(user)?.name === value;
    const word = part.replaceAll('"', "");
    return ({ text }: Message) => text.toLowerCase().includes(word);
  });
  return (message) => tests.every((test) => test(message));
}

function foundMessages(context: SlackContext, asked: Asked) {
  const { store, caller } = context;
  const me = actorOf(context);
  const fits = matcher(context, asked.query);
  const visible = new Set(store.conversation.list((each) => sees(each, me)).map(({ id }) => id));
  const found = store.message
    .list((each) => visible.has(each.channel) && isShownTo(each, caller.id) && fits(each))
    .toSorted((one, other) => compareTs(one.ts, other.ts));
  if (asked.sort_dir !== "asc") found.reverse();
  const { items, paging } = numbered(found, { count: asked.count ?? 20, page: asked.page });
  const { count, page, pages, total } = paging;
  const first = (page - 1) * count;
  return {
    total,
    pagination: {
      total_count: total,
      page,
      per_page: count,
      page_count: pages,
      first: first + 1,
      last: first + items.length,
    },
    paging,
    matches: items.map((message) => {
      const channel = store.conversation.get(message.channel);
      const { user = "", username = "", ...shown } = { ...shownMessage(context, message) };
      return {
        ...shown,
        iid: message.id,
        user,
        username: username || (store.user.find(user)?.name ?? ""),
        team: teamOf(store).id,
        permalink: permalink(context, message),
        channel: {
          id: channel.id,
          name: channel.name,
          is_private: channel.kind !== "public_channel",
          is_mpim: channel.kind === "mpim",
        },
      };
    }),
  };
}

function foundFiles(context: SlackContext, asked: Asked) {
  const query = asked.query?.toLowerCase() ?? context.fail("invalid_arguments");
  const found = context.store.file.list(
    ({ state, name, title }) => state === "complete" && `${name} ${title}`.toLowerCase().includes(query),
  );
  const { items, paging } = numbered(found.reverse(), { count: asked.count ?? 20, page: asked.page });
  return { total: paging.total, paging, matches: items.map((each) => fileShown(context, each)) };
}

export default slack.operations({
  search_messages: (context) => ({
    query: context.body.query ?? "",
    messages: foundMessages(context, context.body),
  }),
  search_files: (context) => ({ query: context.body.query, files: foundFiles(context, context.body) }),
  search_all: (context) => ({
    query: context.body.query,
    messages: foundMessages(context, context.body),
    files: foundFiles(context, context.body),
  }),
});

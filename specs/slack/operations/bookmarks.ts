import { newId } from "../conventions/ids.ts";
import type { Bookmark } from "../resources.ts";
import { slack } from "../vendor.ts";
import type { SlackContext } from "../world/context.ts";
import { joined } from "../world/conversations.ts";
import { teamOf } from "../world/team.ts";

function bookmarkOf(context: SlackContext, channel: string, id: string): Bookmark {
  const found = context.store.bookmark.find(id);
  return found?.channel_id === joined(context, channel).id ? found : context.fail("bookmark_not_found");
}

const shown = ({ entity_id, ...rest }: Bookmark) => ({ ...rest, ...(entity_id !== null && { entity_id }) });

const isLink = (link: string) => URL.canParse(link) && /^https?:/.test(link);

export default slack.operations({
  bookmarks_add: (context) => {
    const { body, store, caller, unix, fail } = context;
    const channel = joined(context, body.channel_id);
    const link = body.link ?? "";
    if (body.type === "link" && !isLink(link)) fail("invalid_link");
    const bookmark = store.bookmark.insert({
      id: newId("Bk", context),
      channel_id: channel.id,
      title: body.title,
      type: body.type,
      link,
      emoji: body.emoji ?? "",
      entity_id: body.entity_id ?? null,
      date_created: unix(),
      date_updated: 0,
      rank: String(store.bookmark.list({ channel_id: channel.id }).length),
      last_updated_by_user_id: caller.id,
      last_updated_by_team_id: teamOf(store).id,
    });
    return { bookmark: shown(bookmark) };
  },

  bookmarks_edit: (context) => {
    const { body, store, caller, unix, fail } = context;
    const bookmark = bookmarkOf(context, body.channel_id, body.bookmark_id);
    const { title, link, emoji } = body;
    if (link !== undefined && !isLink(link)) fail("invalid_link");
    const changes = { title, link, emoji, date_updated: unix(), last_updated_by_user_id: caller.id };
    return { bookmark: shown(store.bookmark.update(bookmark, changes)) };
  },

  bookmarks_list: (context) => {
    const channel = joined(context, context.body.channel_id);
    return { bookmarks: context.store.bookmark.list({ channel_id: channel.id }).map(shown) };
  },

  bookmarks_remove: (context) => {
    const { body, store } = context;
    store.bookmark.remove(bookmarkOf(context, body.channel_id, body.bookmark_id));
    return {};
  },
});

import { Upload } from "@wondertwin/framework";
import { newId } from "../conventions/ids.ts";
import type { Conversation, File } from "../resources.ts";
import { slack } from "../vendor.ts";
import { actorOf } from "../world/acting.ts";
import type { SlackContext } from "../world/context.ts";
import { joined } from "../world/conversations.ts";
import { fileOf, fileShown, kindOf } from "../world/files.ts";
import { authorOf, contentOf, post } from "../world/messages.ts";
import { listed, numbered } from "../world/pages.ts";
import { siteOf, teamOf } from "../world/team.ts";
import { tell } from "../world/telling.ts";
import { nextTs } from "../world/timestamps.ts";

/** A file of which nothing is there yet but its name. */
export function beginFile(context: SlackContext, { name, size }: Pick<File, "name" | "size">): File {
  const { store, caller, unix } = context;
  const id = newId("F", context);
  const team = teamOf(store);
  const address = `${siteOf(team)}files/${caller.id}/${id}/${encodeURIComponent(name)}`;
  return store.file.insert({
    id,
    created: unix(),
    timestamp: unix(),
    name,
    title: name,
    ...kindOf(name),
    user: caller.id,
    size,
    mode: "hosted",
    is_external: false,
    external_type: "",
    external_id: "",
    external_url: "",
    is_public: false,
    public_url_shared: false,
    url_private: `https://files.slack.com/files-pri/${team.id}-${id}/${encodeURIComponent(name)}`,
    permalink: address,
    permalink_public: `https://slack-files.com/${team.id}-${id}-${context.random(10, "0123456789abcdef")}`,
    channels: [],
    groups: [],
    ims: [],
    reactions: [],
    state: "waiting",
    content: "",
    comments_count: 0,
  });
}

const LISTS = { public_channel: "channels", private_channel: "groups", mpim: "groups", im: "ims" } as const;

/** Shows files in a conversation by a message, and tells of it. */
function share(
  context: SlackContext,
  files: readonly File[],
  channel: Conversation,
  said: { text: string; thread_ts?: string | undefined },
): void {
  const { store, caller } = context;
  const ids = files.map(({ id }) => id);
  const text = said.text === "" ? { text: "" } : contentOf(context, { text: said.text });
  post(
    context,
    channel,
    { ...text, ...authorOf(context), files: ids, subtype: "file_share" },
    { thread_ts: said.thread_ts },
  );
  for (const { id } of files) {
    const file = store.file.get(id);
    const list = LISTS[channel.kind];
    store.file.update(file, {
      [list]: [...new Set([...file[list], channel.id])],
      is_public: file.is_public || channel.kind === "public_channel",
    });
    const fields = {
      channel_id: channel.id,
      file_id: id,
      user_id: caller.id,
      file: { id },
      event_ts: nextTs(context),
    };
    tell(context, "file_shared", fields, channel);
  }
}

export default slack.operations({
  files_getUploadURLExternal: (context) => {
    const { body, fail, page, store } = context;
    const size = Number(body.length);
    if (!body.filename) fail("missing_argument");
    if (!Number.isInteger(size) || size <= 0) fail("invalid_arguments");
    const file = beginFile(context, { name: body.filename, size });
    if (body.alt_text !== undefined) store.file.update(file, { alt_txt: body.alt_text });
    return { upload_url: page(`/upload/v1/${file.id}`), file_id: file.id };
  },

  files_completeUploadExternal: (context) => {
    const { body, store, fail } = context;
    const named = body.files ?? [];
    const begun = named.map(({ id, title }) => ({
      file: store.file.find(id) ?? fail("file_not_found"),
      title,
    }));
    const channels = [
      ...new Set([...listed(body.channel_id), ...listed("channels" in body ? String(body.channels) : "")]),
    ].map((id) => joined(context, id));
    const files = begun.map(({ file, title }) => {
      if (file.state === "waiting") fail("upload_not_found", { message: file.id });
      return store.file.update(file, { state: "complete", ...(title !== undefined && { title }) });
    });
    for (const { id } of files)
      tell(context, "file_created", {
        file_id: id,
        file: { id },
        user_id: context.caller.id,
        event_ts: nextTs(context),
      });
    const said = { text: body.initial_comment ?? "", thread_ts: body.thread_ts };
    for (const channel of channels) share(context, files, channel, said);
    return { files: files.map(({ id }) => fileShown(context, store.file.get(id))) };
  },

  files_upload: (context) => {
    const { body, store } = context;
    const sent: unknown = body.file;
    const content = sent instanceof Upload ? new TextDecoder().decode(sent.bytes) : (body.content ?? "");
    const name = body.filename ?? (sent instanceof Upload ? sent.filename : "") ?? "";
    const begun = beginFile(context, { name: name || "untitled.txt", size: content.length });
    const file = store.file.update(begun, { state: "complete", content, title: body.title ?? begun.title });
    const said = { text: body.initial_comment ?? "", thread_ts: body.thread_ts?.toString() };
    for (const channel of listed(body.channels)) share(context, [file], joined(context, channel), said);
    return { ok: true as const, file: fileShown(context, store.file.get(file.id)) };
  },

  files_info: (context) => {
    const file = fileOf(context, context.body.file);
    return {
      file: fileShown(context, file),
      comments: [],
      ...(file.content !== "" && { content: file.content }),
      response_metadata: { next_cursor: "" },
    };
  },

  files_list: (context) => {
    const { body, store } = context;
    const { channel, user, ts_from, ts_to } = body;
    const types = listed(body.types);
    const kinds = { images: /^image\//, pdfs: /pdf$/, zips: /zip$/, snippets: /^text\// };
    const isOfType = ({ mimetype }: File) =>
      types.length === 0 ||
      types.includes("all") ||
      Object.entries(kinds).some(([kind, media]) => types.includes(kind) && media.test(mimetype));
    const found = store.file
      .list({ state: "complete" })
      .filter(
        (each) =>
          (!channel || [...each.channels, ...each.groups, ...each.ims].includes(channel)) &&
          (!user || each.user === user) &&
          (!ts_from || each.created >= Number(ts_from)) &&
          (!ts_to || each.created <= Number(ts_to)) &&
          isOfType(each),
      )
      .reverse();
    const { items, paging } = numbered(found, body);
    return { files: items.map((each) => fileShown(context, each)), paging };
  },

  files_delete: (context) => {
    const { body, store, fail, caller } = context;
    const file = fileOf(context, body.file);
    if (file.user !== caller.id && !actorOf(context).is_admin) fail("cant_delete_file");
    tell(context, "file_deleted", { file_id: file.id, event_ts: nextTs(context) });
    store.file.remove(file);
    return {};
  },

  files_sharedPublicURL: (context) => {
    const { body, store, fail } = context;
    const file = fileOf(context, body.file);
    if (file.public_url_shared) fail("already_public");
    const shared = store.file.update(file, { public_url_shared: true });
    tell(context, "file_public", { file_id: file.id, file: { id: file.id }, event_ts: nextTs(context) });
    return { file: fileShown(context, shared) };
  },

  files_revokePublicURL: (context) => {
    const { body, store } = context;
    const file = store.file.update(fileOf(context, body.file), { public_url_shared: false });
    return { file: fileShown(context, file) };
  },

  files_comments_delete: ({ fail }) => fail("file_not_found"),
});

import { newId } from "../conventions/ids.ts";
import type { Canvas } from "../documents.ts";
import { slack } from "../vendor.ts";
import type { SlackContext } from "../world/context.ts";
import { joined } from "../world/conversations.ts";
import { listed } from "../world/pages.ts";

function canvasOf({ store, fail }: Pick<SlackContext, "fail" | "store">, id: string | undefined): Canvas {
  return store.canvas.find(id ?? "") ?? fail("canvas_not_found");
}

/** The sections that a Markdown text comes to: one for each of its paragraphs. */
const sectionsOf = (context: Pick<SlackContext, "random">, markdown = "") =>
  markdown
    .split(/\n{2,}/)
    .filter((text) => text.trim() !== "")
    .map((text) => ({ id: newId("temp:C:", context), markdown: text }));

function create(
  context: SlackContext,
  said: { title?: string; document_content?: { markdown: string } },
  channel: string | null,
) {
  const sections = sectionsOf(context, said.document_content?.markdown);
  const canvas = context.store.canvas.insert({
    id: newId("F", context),
    title: said.title ?? "",
    channel,
    sections,
    access: {},
  });
  return { canvas_id: canvas.id };
}

interface Change {
  readonly operation: string;
  readonly section_id?: string;
  readonly document_content?: { readonly markdown: string };
}

/** The sections after one change. */
function changed(
  context: SlackContext,
  sections: Canvas["sections"],
  { operation, section_id, document_content }: Change,
) {
  const added = sectionsOf(context, document_content?.markdown);
  if (operation === "insert_at_start") return [...added, ...sections];
  if (operation === "insert_at_end") return [...sections, ...added];
  if (operation === "replace" && section_id === undefined) return added;
  const at = sections.findIndex(({ id }) => id === section_id);
  if (at === -1) return context.fail("section_not_found");
  const from = operation === "insert_after" ? at + 1 : at;
  return sections.toSpliced(from, operation === "replace" || operation === "delete" ? 1 : 0, ...added);
}

const HEADERS = { h1: /^# /, h2: /^## /, h3: /^### /, any_header: /^#{1,3} / };

export default slack.operations({
  canvases_create: (context) => {
    const { channel_id } = context.body;
    return create(context, context.body, channel_id === undefined ? null : joined(context, channel_id).id);
  },
  conversations_canvases_create: (context) => {
    const channel = joined(context, context.body.channel_id).id;
    if (context.store.canvas.find({ channel })) context.fail("channel_canvas_already_exists");
    return create(context, context.body, channel);
  },
  canvases_edit: (context) => {
    const { body, store } = context;
    let canvas = canvasOf(context, body.canvas_id);
    for (const each of body.changes)
      canvas = store.canvas.update(canvas, { sections: changed(context, canvas.sections, each) });
    return {};
  },
  canvases_delete: (context) => {
    context.store.canvas.remove(canvasOf(context, context.body.canvas_id));
    return {};
  },
  canvases_sections_lookup: (context) => {
    const { section_types = [], contains_text = "" } = context.body.criteria;
    const { sections } = canvasOf(context, context.body.canvas_id);
    const fits = ({ markdown }: Canvas["sections"][number]) =>
      markdown.includes(contains_text) &&
      (section_types.length === 0 || section_types.some((type) => HEADERS[type].test(markdown)));
    return { sections: sections.filter(fits).map(({ id }) => ({ id })) };
  },
  canvases_access_set: (context) => {
    const { body, store } = context;
    const canvas = canvasOf(context, body.canvas_id);
    const who = [...listed(body.channel_ids), ...listed(body.user_ids)];
    const access = { ...canvas.access, ...Object.fromEntries(who.map((id) => [id, body.access_level])) };
    store.canvas.update(canvas, { access });
    return {};
  },
  canvases_access_delete: (context) => {
    const { body, store } = context;
    const canvas = canvasOf(context, body.canvas_id);
    const gone = [...listed(body.channel_ids), ...listed(body.user_ids)];
    const left = Object.entries(canvas.access).filter(([id]) => !gone.includes(id));
    store.canvas.update(canvas, { access: Object.fromEntries(left) });
    return {};
  },
});

import { newId } from "../conventions/ids.ts";
import type { Free, View } from "../resources.ts";
import { slack } from "../vendor.ts";
import { appOf } from "../world/acting.ts";
import { checkedBlocks } from "../world/blocks.ts";
import type { SlackContext } from "../world/context.ts";
import { usedTrigger } from "../world/triggering.ts";
import { userOf } from "../world/users.ts";
import { shownView } from "../world/views.ts";

const MAX_DEPTH = 3;

/** A view as an app makes it, checked. */
function contentOf(context: SlackContext, view: Free | undefined, kind: View["kind"]): Free {
  const { fail } = context;
  const invalid = (message: string): never =>
    fail("invalid_arguments", { extra: { messages: [`[ERROR] ${message}`] } });
  if (typeof view !== "object") return invalid("missing required field: view");
  if (view["type"] !== kind) invalid(`must be a valid enum value: ${kind} [json-pointer:/view/type]`);
  if (kind === "modal" && typeof view["title"] !== "object")
    invalid("missing required field: title [json-pointer:/view]");
  const blocks = Array.isArray(view["blocks"])
    ? view["blocks"]
    : invalid("missing required field: blocks [json-pointer:/view]");
  if (JSON.stringify(view).length > 250_000) fail("view_too_large");
  return { ...view, blocks: checkedBlocks(context, blocks, "view") };
}

function unusedExternalId({ store, fail }: SlackContext, external_id: unknown, self?: View): string {
  const id = typeof external_id === "string" ? external_id : "";
  const other =
    id === "" ? undefined : store.view.find(({ external_id: known, open }) => open && known === id);
  return other && other.id !== self?.id ? fail("duplicate_external_id") : id;
}

interface Opening {
  readonly kind: View["kind"];
  readonly user: string;
  readonly content: Free;
  readonly below?: View | undefined;
}

function openView(context: SlackContext, { kind, user, content, below }: Opening): View {
  const { store, unix, random } = context;
  const id = newId("V", context);
  return store.view.insert({
    id,
    kind,
    user,
    app_id: appOf(context).id,
    external_id: unusedExternalId(context, content["external_id"]),
    hash: `${unix()}.${random(8)}`,
    root_view_id: below?.root_view_id ?? id,
    previous_view_id: below?.id ?? null,
    content,
    state: { values: {} },
    open: true,
  });
}

/** Puts other contents into a view, unless it changed since the caller saw it. */
function changeView(context: SlackContext, view: View, content: Free, hash: string | undefined): View {
  const { store, fail, unix, random } = context;
  if (hash && hash !== view.hash) fail("hash_conflict");
  const external_id = unusedExternalId(context, content["external_id"], view);
  return store.view.update(view, { content, external_id, hash: `${unix()}.${random(8)}` });
}

export default slack.operations({
  views_open: (context) => {
    const { body } = context;
    const content = contentOf(context, body.view, "modal");
    const { user } = usedTrigger(context, body.trigger_id ?? body.interactivity_pointer);
    return { view: shownView(context, openView(context, { kind: "modal", user, content })) };
  },

  views_push: (context) => {
    const { body, store, fail } = context;
    const content = contentOf(context, body.view, "modal");
    const { user, view } = usedTrigger(context, body.trigger_id ?? body.interactivity_pointer);
    const below = view === undefined ? fail("not_found") : store.view.get(view);
    let depth = 1;
    for (
      let each: View | undefined = below;
      each?.previous_view_id;
      each = store.view.find(each.previous_view_id)
    )
      depth += 1;
    if (depth >= MAX_DEPTH) fail("push_limit_reached");
    return { view: shownView(context, openView(context, { kind: "modal", user, content, below })) };
  },

  views_update: (context) => {
    const { body, store, fail } = context;
    const { view_id, external_id, hash } = body;
    const found = view_id
      ? store.view.find(view_id)
      : store.view.find(({ external_id: known, open }) => open && known !== "" && known === external_id);
    if (!found?.open || found.app_id !== appOf(context).id) return fail("not_found");
    const content = contentOf(context, body.view, found.kind);
    return { view: shownView(context, changeView(context, found, content, hash)) };
  },

  views_publish: (context) => {
    const { body, store } = context;
    const user = userOf(context, body.user_id).id;
    const content = contentOf(context, body.view, "home");
    const app_id = appOf(context).id;
    const home = store.view.find({ kind: "home", user, app_id });
    const view = home
      ? changeView(context, home, content, body.hash)
      : openView(context, { kind: "home", user, content });
    return { view: shownView(context, view) };
  },

  dialog_open: (context) => {
    usedTrigger(context, context.body.trigger_id);
    return {};
  },
});

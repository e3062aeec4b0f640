import type { Free, View } from "../resources.ts";
import { slack } from "../vendor.ts";
import type { SlackContext } from "../world/context.ts";
import { conversationOf, directConversation } from "../world/conversations.ts";
import { beginning, domainOf, meantApp, responseUrl } from "../world/doing.ts";
import { contentOf, messageOf, post, shownMessage } from "../world/messages.ts";
import { teamOf } from "../world/team.ts";
import { tell } from "../world/telling.ts";
import { nextTs } from "../world/timestamps.ts";
import { userOf } from "../world/users.ts";
import { shownView } from "../world/views.ts";

/** What a test says that a user does in a client. */
interface Deed {
  readonly app?: string;
  readonly user: string;
  readonly channel?: string;
  readonly ts?: string;
  readonly thread_ts?: string;
  readonly command?: string;
  readonly text?: string;
  readonly view?: string;
  readonly action_id?: string;
  readonly value?: string;
  readonly callback_id?: string;
  readonly values?: Free;
}

type Doer = SlackContext & { readonly sent: unknown };

/** What is done, by a user who exists; whatever happens from here on, that user does. */
function deedOf(context: Doer): { readonly deed: Deed; readonly as: SlackContext } {
  const { sent, fail } = context;
  if (typeof sent !== "object" || sent === null || !("user" in sent)) return fail("invalid_arguments");
  // Each member is checked where it is used.
  const deed = sent as Deed;
  const { id } = userOf(context, deed.user);
  return { deed, as: { ...context, caller: { ...context.caller, id } } };
}

/** The element of blocks that has an id. */
function elementOf(blocks: unknown, action_id: string): Free | undefined {
  for (const block of Array.isArray(blocks) ? blocks : [])
    for (const element of [...(block.elements ?? []), block.element, block.accessory])
      if (element?.action_id === action_id) return { ...element, block_id: block.block_id };
  return undefined;
}

function openView({ store, fail }: SlackContext, id: string | undefined): View {
  const view =
    store.view.find(id ?? "") ??
    store.view.find(({ open, content }) => open && content["callback_id"] === id);
  return view?.open ? view : fail("not_found");
}

const done = (more: object = {}) => ({ json: { ok: true, ...more } });

/**
 * What users do in a client, for which the Web API has no method: commands, buttons, forms, shortcuts, words.
 * A test sends them as JSON, and the workspace's apps hear of them.
 */
export default slack.pages({
  "/do/command": {
    receive: (context) => {
      const { deed, as } = deedOf(context);
      const app = meantApp(as, deed.app);
      const channel = conversationOf(as, deed.channel);
      const { trigger_id } = beginning(as, { app, user: deed.user });
      as.emit("slash_commands", {
        token: app.verification_token,
        team_id: teamOf(as.store).id,
        team_domain: domainOf(as),
        channel_id: channel.id,
        channel_name: channel.kind === "im" ? "directmessage" : channel.name,
        user_id: deed.user,
        user_name: as.store.user.get(deed.user).name,
        command: deed.command ?? as.fail("invalid_arguments"),
        text: deed.text ?? "",
        api_app_id: app.id,
        is_enterprise_install: "false",
        response_url: responseUrl(as, { app, user: deed.user }, channel),
        trigger_id,
      });
      return done({ trigger_id });
    },
  },

  "/do/action": {
    receive: (context) => {
      const { deed, as } = deedOf(context);
      const { action_id = "", value } = deed;
      const view = deed.view === undefined ? undefined : openView(as, deed.view);
      const channel = view ? undefined : conversationOf(as, deed.channel);
      const message = channel && messageOf(as, channel, deed.ts);
      const app = meantApp(as, view?.app_id ?? message?.app_id ?? deed.app);
      const element =
        elementOf(view?.content["blocks"] ?? message?.blocks, action_id) ?? as.fail("not_found");
      const { elements: _, ...used } = element;
      const chosen =
        value === undefined ? {} : "options" in element ? { selected_option: { value } } : { value };
      as.emit("block_actions", {
        type: "block_actions",
        ...beginning(as, { app, user: deed.user, view: view?.id }),
        ...(view && { container: { type: "view", view_id: view.id }, view: shownView(as, view) }),
        ...(channel &&
          message && {
            container: {
              type: "message",
              message_ts: message.ts,
              channel_id: channel.id,
              is_ephemeral: message.ephemeral_to !== undefined,
            },
            channel: { id: channel.id, name: channel.name },
            message: shownMessage(as, message),
            response_url: responseUrl(as, { app, user: deed.user }, channel, message),
          }),
        state: { values: deed.values ?? {} },
        actions: [{ ...used, ...chosen, action_ts: nextTs(as) }],
      });
      return done();
    },
  },

  "/do/submit": {
    receive: (context) => {
      const { deed, as } = deedOf(context);
      const view = openView(as, deed.view);
      const filled = as.store.view.update(view, { state: { values: deed.values ?? {} } });
      as.emit("view_submission", {
        type: "view_submission",
        ...beginning(as, { app: meantApp(as, view.app_id), user: deed.user, view: view.id }),
        view: shownView(as, filled),
        response_urls: [],
      });
      return done();
    },
  },

  "/do/close": {
    receive: (context) => {
      const { deed, as } = deedOf(context);
      const view = as.store.view.update(openView(as, deed.view), { open: false });
      if (view.content["notify_on_close"] === true)
        as.emit("view_closed", {
          type: "view_closed",
          ...beginning(as, { app: meantApp(as, view.app_id), user: deed.user, view: view.id }),
          view: shownView(as, view),
          is_cleared: false,
        });
      return done();
    },
  },

  "/do/shortcut": {
    receive: (context) => {
      const { deed, as } = deedOf(context);
      const app = meantApp(as, deed.app);
      const common = {
        ...beginning(as, { app, user: deed.user }),
        callback_id: deed.callback_id,
        action_ts: nextTs(as),
      };
      if (deed.ts === undefined) as.emit("shortcut", { type: "shortcut", ...common });
      else {
        const channel = conversationOf(as, deed.channel);
        const message = messageOf(as, channel, deed.ts);
        as.emit("message_action", {
          type: "message_action",
          ...common,
          message_ts: message.ts,
          channel: { id: channel.id, name: channel.name },
          message: shownMessage(as, message),
          response_url: responseUrl(as, { app, user: deed.user }, channel, message),
        });
      }
      return done();
    },
  },

  "/do/say": {
    receive: (context) => {
      const { deed, as } = deedOf(context);
      const other = deed.channel?.startsWith("U") ? directConversation(as, [deed.channel]) : undefined;
      const channel = other ?? conversationOf(as, deed.channel);
      const { ts } = post(
        as,
        channel,
        { ...contentOf(as, deed), user: deed.user },
        { thread_ts: deed.thread_ts },
      );
      return done({ channel: channel.id, ts });
    },
  },

  "/do/open-home": {
    receive: (context) => {
      const { deed, as } = deedOf(context);
      const app = meantApp(as, deed.app);
      const channel = directConversation(as, [app.bot_user]);
      const view = as.store.view.find({ kind: "home", user: deed.user, app_id: app.id });
      tell(as, "app_home_opened", {
        user: deed.user,
        channel: channel.id,
        tab: "home",
        ...(view && { view: shownView(as, view) }),
        event_ts: nextTs(as),
      });
      return done();
    },
  },
});

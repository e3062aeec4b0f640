import type { TriggerStep } from "@wondertwin/framework";
import { slack } from "./vendor.ts";

const ADA = "U0ADA00001";
const GENERAL = "C0GENERAL1";

const call = (method: string, body: Readonly<Record<string, unknown>>, as?: string): TriggerStep => ({
  send: `POST /api/${method}`,
  body,
  ...(as !== undefined && { as }),
});

/** What a user does in a client, once somebody has entered the workspace. */
const does = (what: string, deed: Readonly<Record<string, unknown>>, as?: string): readonly TriggerStep[] => [
  call("auth.test", {}),
  {
    send: `POST /_pages/{partition}/do/${what}`,
    body: { user: ADA, channel: GENERAL, ...deed },
    ...(as !== undefined && { as }),
  },
];

const said = call("chat.postMessage", { channel: GENERAL, text: "Hello" }, "said");
const command = does("command", { command: "/wonder", text: "twin" }, "command");
const text = (value: string) => ({ type: "plain_text", text: value });
const input = {
  type: "input",
  block_id: "what",
  label: text("What"),
  element: { type: "plain_text_input", action_id: "text" },
};
const view = {
  type: "modal",
  callback_id: "wonder",
  title: text("Wonder"),
  submit: text("Send"),
  blocks: [input],
};
const opened = [...command, call("views.open", { trigger_id: "{command.trigger_id}", view }, "opened")];
const button = { type: "button", action_id: "wonder", text: text("Wonder"), value: "twin" };

/** What users of the workspace do and say, as Ada does it. */
export const triggers = slack.triggers({
  headers: { authorization: "Bearer xoxp-wondertwin" },
  events: {
    slash_commands: command,
    block_actions: [
      call(
        "chat.postMessage",
        { channel: GENERAL, text: "Well?", blocks: [{ type: "actions", elements: [button] }] },
        "said",
      ),
      ...does("action", { ts: "{said.ts}", action_id: "wonder" }),
    ],
    view_submission: [
      ...opened,
      ...does("submit", {
        view: "{opened.view.id}",
        values: { what: { text: { type: "plain_text_input", value: "tea" } } },
      }),
    ],
    shortcut: does("shortcut", { callback_id: "wonder" }),
    message_action: [said, ...does("shortcut", { callback_id: "wonder", ts: "{said.ts}" })],
    app_home_opened: does("open-home", {}),
    app_mention: does("say", { text: "<@U0WONDERBT> hello" }),
    "message.channels": [said],
    "message.im": does("say", { channel: "U0WONDERBT", text: "Hello" }),
    reaction_added: [said, call("reactions.add", { channel: GENERAL, timestamp: "{said.ts}", name: "wave" })],
    reaction_removed: [
      said,
      call("reactions.add", { channel: GENERAL, timestamp: "{said.ts}", name: "wave" }),
      call("reactions.remove", { channel: GENERAL, timestamp: "{said.ts}", name: "wave" }),
    ],
    pin_added: [said, call("pins.add", { channel: GENERAL, timestamp: "{said.ts}" })],
    channel_created: [call("conversations.create", { name: "wonders" })],
    member_joined_channel: [
      call("conversations.create", { name: "wonders" }, "made"),
      call("conversations.invite", { channel: "{made.channel.id}", users: "U0WONDERBT" }),
    ],
    team_join: [
      call("admin.users.invite", { email: "new@example.com", channel_ids: [GENERAL], team_id: "T0WONDER01" }),
    ],
    user_change: [call("users.profile.set", { name: "title", value: "Countess" })],
    emoji_changed: [call("admin.emoji.add", { name: "marvel", url: "https://example.com/marvel.png" })],
    dnd_updated_user: [call("dnd.setSnooze", { num_minutes: 5 })],
    subteam_created: [call("usergroups.create", { name: "Wonderers" })],
  },
});

import type { App, Bot, Conversation, Token, User } from "./resources.ts";
import { slack } from "./vendor.ts";
import { kindOf } from "./world/files.ts";
import { person } from "./world/people.ts";

const TEAM = "T0WONDER01";
const APP = "A0WONDER01";
const BOT = "B0WONDER01";
const BOT_USER = "U0WONDERBT";
/** When the workspace was made: before any clock of a test stands. */
const MADE = 1_577_836_800;

/** When the first message was said. */
const FIRST = `${MADE + 3600}.000100`;

const ada = person({
  id: "U0ADA00001",
  team_id: TEAM,
  name: "ada",
  real_name: "Ada Lovelace",
  email: "ada@example.com",
});
const grace = person({
  id: "U0GRACE001",
  team_id: TEAM,
  name: "grace",
  real_name: "Grace Hopper",
  email: "grace@example.com",
});
const alan = person({
  id: "U0ALAN0001",
  team_id: TEAM,
  name: "alan",
  real_name: "Alan Turing",
  email: "alan@example.com",
});
const botUser = person({ id: BOT_USER, team_id: TEAM, name: "wonderbot", real_name: "Wonderbot" });

const users: User[] = [
  { ...ada, is_admin: true, is_owner: true, is_primary_owner: true },
  grace,
  alan,
  { ...botUser, is_bot: true, profile: { ...botUser.profile, api_app_id: APP, bot_id: BOT } },
];

const botScopes = [
  "app_mentions:read",
  "assistant:write",
  "bookmarks:read",
  "bookmarks:write",
  "calls:read",
  "calls:write",
  "canvases:read",
  "canvases:write",
  "channels:history",
  "channels:join",
  "channels:manage",
  "channels:read",
  "channels:write",
  "chat:write",
  "chat:write.customize",
  "commands",
  "conversations.connect:manage",
  "dnd:read",
  "emoji:read",
  "files:read",
  "files:write",
  "groups:history",
  "groups:read",
  "groups:write",
  "im:history",
  "im:read",
  "im:write",
  "links:write",
  "lists:read",
  "lists:write",
  "mpim:history",
  "mpim:read",
  "mpim:write",
  "pins:read",
  "pins:write",
  "reactions:read",
  "reactions:write",
  "remote_files:read",
  "remote_files:share",
  "remote_files:write",
  "team.billing:read",
  "team.preferences:read",
  "team:read",
  "tokens.basic",
  "usergroups:read",
  "usergroups:write",
  "users.profile:read",
  "users:read",
  "users:read.email",
  "users:write",
  "workflow.steps:execute",
];

const userScopes = [
  ...botScopes,
  "admin",
  ...[
    "analytics",
    "apps",
    "app_activities",
    "barriers",
    "conversations",
    "invites",
    "roles",
    "teams",
    "usergroups",
    "users",
    "workflows",
    "emoji",
    "functions",
    "inviteRequests",
    "auth",
  ].flatMap((noun) => [`admin.${noun}:read`, `admin.${noun}:write`]),
  "dnd:write",
  "identity.basic",
  "openid",
  "reminders:read",
  "reminders:write",
  "rtm:stream",
  "search:read",
  "stars:read",
  "stars:write",
  "users.profile:write",
];

const app: App = {
  id: APP,
  name: "Wonderbot",
  client_id: "1000000001.2000000001",
  client_secret: "wondertwin-client-secret",
  signing_secret: "wondertwin",
  verification_token: "wondertwin-verification",
  bot_id: BOT,
  bot_user: BOT_USER,
  bot_scopes: botScopes,
  events_url: null,
  actions_url: null,
  events: ["*"],
  socket_mode: true,
  uninstalled: false,
};

const icon = `https://a.slack-edge.com/80588/img/plugins/app/bot`;
const bot: Bot = {
  id: BOT,
  app_id: APP,
  user_id: BOT_USER,
  name: "Wonderbot",
  deleted: false,
  updated: MADE,
  icons: { image_36: `${icon}_36.png`, image_48: `${icon}_48.png`, image_72: `${icon}_72.png` },
};

const token = (id: string, fields: Pick<Token, "kind" | "scopes"> & Partial<Token>): Token => ({
  id,
  app_id: APP,
  user_id: ada.id,
  bot_id: null,
  revoked: false,
  expires_at: null,
  refresh_token: null,
  ...fields,
});

const tokens: Token[] = [
  token("xoxb-wondertwin", { kind: "bot", user_id: BOT_USER, bot_id: BOT, scopes: botScopes }),
  token("xoxb-wondertwin-readonly", {
    kind: "bot",
    user_id: BOT_USER,
    bot_id: BOT,
    scopes: ["channels:read", "users:read", "team:read"],
  }),
  token("xoxb-wondertwin-revoked", {
    kind: "bot",
    user_id: BOT_USER,
    bot_id: BOT,
    scopes: botScopes,
    revoked: true,
  }),
  token("xoxp-wondertwin", { kind: "user", scopes: userScopes }),
  token("xoxp-wondertwin-grace", { kind: "user", user_id: grace.id, scopes: userScopes }),
  token("xapp-wondertwin", { kind: "app", scopes: ["connections:write", "authorizations:read"] }),
  token("xoxe.xoxp-wondertwin", {
    kind: "config",
    scopes: ["app_configurations:read", "app_configurations:write"],
    refresh_token: "xoxe-wondertwin",
  }),
];

const everybody = users.map(({ id }) => id);
const nothing = { value: "", creator: "", last_set: 0 };
const channel = (id: string, name: string, fields: Partial<Conversation> = {}): Conversation => ({
  id,
  kind: "public_channel",
  name,
  created: MADE,
  creator: ada.id,
  is_archived: false,
  is_general: false,
  members: everybody,
  topic: nothing,
  purpose: nothing,
  previous_names: [],
  updated: MADE * 1000,
  last_read: {},
  open_for: [],
  prefs: {},
  ...fields,
});

/** A small workspace: three people, a bot, and the channels they talk in. */
export default slack.seed({
  team: [
    {
      id: TEAM,
      name: "WonderTwin",
      domain: "wondertwin",
      email_domain: "example.com",
      icon: { image_default: true },
      last_ts: FIRST,
      emoji: { wonder: "https://emoji.slack-edge.com/T0WONDER01/wonder/1.png", twin: "alias:wonder" },
    },
  ],
  app: [app],
  bot: [bot],
  user: users,
  token: tokens,
  conversation: [
    channel("C0GENERAL1", "general", {
      is_general: true,
      purpose: { value: "For everybody and everything.", creator: ada.id, last_set: MADE },
    }),
    channel("C0RANDOM01", "random"),
    channel("C0QUIET001", "quiet", { members: [ada.id, grace.id] }),
    channel("C0SECRET01", "secret", { kind: "private_channel", members: [ada.id, grace.id] }),
    channel("D0ADAGRACE", "", { kind: "im", members: [ada.id, grace.id], open_for: [ada.id, grace.id] }),
  ],
  message: [
    {
      id: `C0GENERAL1/${FIRST}`,
      channel: "C0GENERAL1",
      ts: FIRST,
      type: "message",
      user: ada.id,
      app_id: APP,
      text: "Welcome, everybody!",
      reactions: [{ name: "tada", users: [grace.id], count: 1 }],
      extra: {},
      reply_count: 0,
      reply_users: [],
      latest_reply: "",
      subscribers: [],
    },
  ],
  file: [
    {
      id: "F0WELCOME1",
      created: MADE + 3600,
      timestamp: MADE + 3600,
      name: "welcome.txt",
      title: "Welcome",
      ...kindOf("welcome.txt"),
      user: ada.id,
      size: 8,
      mode: "hosted",
      is_external: false,
      external_type: "",
      external_id: "",
      external_url: "",
      is_public: true,
      public_url_shared: false,
      url_private: `https://files.slack.com/files-pri/${TEAM}-F0WELCOME1/welcome.txt`,
      permalink: `https://wondertwin.slack.com/files/${ada.id}/F0WELCOME1/welcome.txt`,
      permalink_public: `https://slack-files.com/${TEAM}-F0WELCOME1-0123456789`,
      channels: ["C0GENERAL1"],
      groups: [],
      ims: [],
      reactions: [],
      state: "complete",
      content: "Welcome!",
      comments_count: 0,
    },
  ],
  reminder: [
    {
      id: "Rm0LUNCH01",
      creator: ada.id,
      user: ada.id,
      text: "Lunch",
      recurring: false,
      time: MADE + 7200,
      complete_ts: 0,
    },
  ],
  bookmark: [
    {
      id: "Bk0HANDBK1",
      channel_id: "C0GENERAL1",
      title: "Handbook",
      type: "link",
      link: "https://example.com/handbook",
      emoji: "",
      entity_id: null,
      date_created: MADE,
      date_updated: 0,
      rank: "0",
      last_updated_by_user_id: ada.id,
      last_updated_by_team_id: TEAM,
    },
  ],
  usergroup: [
    {
      id: "S0PIONEERS",
      team_id: TEAM,
      is_usergroup: true,
      name: "Pioneers",
      description: "Those who were first",
      handle: "pioneers",
      is_external: false,
      date_create: MADE,
      date_update: MADE,
      date_delete: 0,
      auto_type: "",
      created_by: ada.id,
      updated_by: ada.id,
      deleted_by: "",
      prefs: { channels: [], groups: [] },
      users: [ada.id, grace.id, alan.id],
      user_count: "3",
    },
  ],
  canvas: [
    {
      id: "F0CANVAS01",
      title: "Plans",
      channel: null,
      sections: [{ id: "temp:C:0000000001", markdown: "# Plans" }],
      access: {},
    },
  ],
  list: [
    { id: "F0LIST0001", name: "Chores", schema: [], description_blocks: [], todo_mode: false, access: {} },
  ],
  list_item: [
    {
      id: "Rec0CHORE1",
      list_id: "F0LIST0001",
      date_created: MADE,
      created_by: ada.id,
      updated_by: ada.id,
      updated_timestamp: String(MADE),
      fields: [],
    },
  ],
  invite_request: [
    {
      id: "Ir0KATHRN1",
      email: "katherine@example.com",
      channel_ids: ["C0GENERAL1"],
      date_created: MADE,
      requester_ids: [grace.id],
      status: "waiting",
      decided_by: "",
    },
  ],
});

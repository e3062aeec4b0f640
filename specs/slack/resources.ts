import type { InviteRequest, RoleAssignment, Setting } from "./administration.ts";
import type { Canvas, List, ListItem } from "./documents.ts";

/** What the twin keeps of a workspace. What the description says of them is shown; the rest is the twin's own. */
export interface Resources {
  app: App;
  bookmark: Bookmark;
  bot: Bot;
  call: Call;
  canvas: Canvas;
  conversation: Conversation;
  file: File;
  invite_request: InviteRequest;
  list: List;
  list_item: ListItem;
  message: Message;
  oauth_code: OAuthCode;
  pin: Pin;
  reminder: Reminder;
  response_hook: ResponseHook;
  role_assignment: RoleAssignment;
  scheduled_message: ScheduledMessage;
  setting: Setting;
  star: Star;
  team: Team;
  token: Token;
  trigger: Trigger;
  user: User;
  usergroup: Usergroup;
  view: View;
}

/** Any object that the API hands through: a block, an attachment, a view's state. */
export type Free = { [key: string]: unknown };

export interface Team {
  id: string;
  name: string;
  domain: string;
  email_domain: string;
  icon: Free;
  /** The newest timestamp of a message: the next one is greater. */
  last_ts: string;
  /** Custom emoji by name: an address, or `alias:` and another name. */
  emoji: { [name: string]: string };
}

/** An app that is installed in the workspace, and how it hears of events and of what users do. */
export interface App {
  id: string;
  name: string;
  client_id: string;
  client_secret: string;
  signing_secret: string;
  verification_token: string;
  bot_id: string;
  bot_user: string;
  bot_scopes: readonly string[];
  /** Where events are sent, if not over a socket. */
  events_url: string | null;
  /** Where slash commands, button presses and view submissions are sent, if not over a socket. */
  actions_url: string | null;
  /** Names of the events the app asked for; `*`: all. */
  events: readonly string[];
  /** Whether it hears of everything over a socket instead. */
  socket_mode: boolean;
  uninstalled: boolean;
}

export interface Bot {
  id: string;
  app_id: string;
  user_id: string;
  name: string;
  deleted: boolean;
  updated: number;
  icons: { image_36: string; image_48: string; image_72: string };
}

export type TokenKind = "bot" | "user" | "app" | "config";

export interface Token {
  /** The token itself. */
  id: string;
  kind: TokenKind;
  app_id: string;
  user_id: string;
  bot_id: string | null;
  scopes: readonly string[];
  revoked: boolean;
  /** In seconds since 1970; null: it does not expire. */
  expires_at: number | null;
  refresh_token: string | null;
}

export interface OAuthCode {
  id: string;
  client_id: string;
  redirect_uri: string | null;
  scopes: readonly string[];
  user_scopes: readonly string[];
  user_id: string;
  used: boolean;
}

export interface Profile {
  avatar_hash: string;
  display_name: string;
  display_name_normalized: string;
  email?: string;
  fields: { [id: string]: { value?: string; alt?: string } };
  first_name: string;
  image_original?: string;
  image_24: string;
  image_32: string;
  image_48: string;
  image_72: string;
  image_192: string;
  image_512: string;
  is_custom_image?: boolean;
  last_name: string;
  phone: string;
  pronouns?: string;
  real_name: string;
  real_name_normalized: string;
  skype: string;
  status_emoji: string;
  status_expiration: number;
  status_text: string;
  team: string;
  title: string;
  api_app_id?: string;
  bot_id?: string;
}

export interface User {
  id: string;
  team_id: string;
  name: string;
  deleted: boolean;
  color: string;
  real_name: string;
  tz: string;
  tz_label: string;
  tz_offset: number;
  is_admin: boolean;
  is_owner: boolean;
  is_primary_owner: boolean;
  is_restricted: boolean;
  is_ultra_restricted: boolean;
  is_bot: boolean;
  is_app_user: boolean;
  is_email_confirmed: boolean;
  locale: string;
  updated: number;
  profile: Profile;
  /** What the user chose: `auto` is active while something happens. */
  presence: "auto" | "away";
  /** When the user's snooze ends, in seconds since 1970; 0: there is none. */
  snooze_until: number;
  /** When a guest's account ends, in seconds since 1970. */
  expires_at: number;
}

export interface Topic {
  value: string;
  creator: string;
  last_set: number;
}

export type ConversationKind = "public_channel" | "private_channel" | "mpim" | "im";

export interface Conversation {
  id: string;
  kind: ConversationKind;
  name: string;
  created: number;
  creator: string;
  is_archived: boolean;
  is_general: boolean;
  members: readonly string[];
  topic: Topic;
  purpose: Topic;
  previous_names: readonly string[];
  updated: number;
  /** How far each member has read, by user. */
  last_read: { readonly [user: string]: string };
  /** The users who have a direct conversation open. */
  open_for: readonly string[];
  /** The teams of the organisation that share it, and the settings administrators give it. */
  prefs: Free;
}

export interface Reaction {
  name: string;
  users: readonly string[];
  count: number;
}

/** A message; `id` is its channel and its timestamp. */
export interface Message {
  id: string;
  channel: string;
  ts: string;
  type: "message";
  subtype?: string;
  user?: string;
  bot_id?: string;
  app_id?: string;
  username?: string;
  icons?: Free;
  text: string;
  blocks?: Free[];
  attachments?: Free[];
  metadata?: Free;
  files?: string[];
  thread_ts?: string;
  parent_user_id?: string;
  /** A reply that its channel shows too. */
  broadcast?: boolean;
  /** The only user who sees it. */
  ephemeral_to?: string;
  edited?: { user: string; ts: string };
  reactions: readonly Reaction[];
  /** Fields that belong to a subtype: a joined user's inviter, a renamed channel's old name. */
  extra: Free;
  reply_count: number;
  reply_users: readonly string[];
  latest_reply: string;
  /** Users who hear of new replies. */
  subscribers: readonly string[];
  streaming?: boolean;
}

export interface ScheduledMessage {
  id: string;
  channel_id: string;
  post_at: number;
  date_created: number;
  text: string;
  token: string;
  message: Free;
}

export interface File {
  id: string;
  created: number;
  timestamp: number;
  name: string;
  title: string;
  mimetype: string;
  filetype: string;
  pretty_type: string;
  user: string;
  size: number;
  mode: string;
  is_external: boolean;
  external_type: string;
  external_id: string;
  external_url: string;
  is_public: boolean;
  public_url_shared: boolean;
  url_private: string;
  permalink: string;
  permalink_public: string;
  alt_txt?: string;
  channels: readonly string[];
  groups: readonly string[];
  ims: readonly string[];
  reactions: readonly Reaction[];
  /** `waiting` for its bytes, `uploaded`, or `complete`: only then is it there. */
  state: "waiting" | "uploaded" | "complete";
  /** The text of the file, where it is text. */
  content: string;
  comments_count: number;
}

export interface Bookmark {
  id: string;
  channel_id: string;
  title: string;
  type: string;
  link: string;
  emoji: string;
  entity_id: string | null;
  date_created: number;
  date_updated: number;
  rank: string;
  last_updated_by_user_id: string;
  last_updated_by_team_id: string;
}

export interface Call {
  id: string;
  external_unique_id: string;
  join_url: string;
  title: string;
  date_start: number;
  date_end: number;
  created_by: string;
  users: readonly Free[];
}

export interface Pin {
  id: string;
  channel: string;
  message?: string;
  file?: string;
  created: number;
  created_by: string;
}

export interface Star {
  id: string;
  user: string;
  type: "message" | "file" | "channel";
  channel?: string;
  message?: string;
  file?: string;
  date_create: number;
}

export interface Reminder {
  id: string;
  creator: string;
  user: string;
  text: string;
  recurring: boolean;
  time: number;
  complete_ts: number;
}

export interface Usergroup {
  id: string;
  team_id: string;
  is_usergroup: boolean;
  name: string;
  description: string;
  handle: string;
  is_external: boolean;
  date_create: number;
  date_update: number;
  date_delete: number;
  auto_type: string;
  created_by: string;
  updated_by: string;
  deleted_by: string;
  prefs: { channels: readonly string[]; groups: readonly string[] };
  users: readonly string[];
  user_count: string;
}

/** Proof that a user did something just now: it opens one view, within three seconds. */
export interface Trigger {
  id: string;
  user: string;
  /** In milliseconds since 1970. */
  made: number;
  used: boolean;
  /** The view it came from, where a user did it in one. */
  view?: string;
}

/** Where an app may answer what a user did: five times, within half an hour. */
export interface ResponseHook {
  id: string;
  channel: string;
  user: string;
  app_id: string;
  /** The message that the user did it in. */
  message?: string;
  uses: number;
  made: number;
}

export interface View {
  id: string;
  kind: "modal" | "home";
  user: string;
  app_id: string;
  external_id: string;
  hash: string;
  root_view_id: string;
  previous_view_id: string | null;
  /** The view as the app made it. */
  content: Free;
  state: Free;
  open: boolean;
}

import type { Event } from "@wondertwin/framework";

/** What the twin tells apps of, by the names under which they subscribe (docs.slack.dev/reference/events). */
export const eventNames = [
  "app_home_opened",
  "app_mention",
  "app_uninstalled",
  "channel_archive",
  "channel_created",
  "channel_deleted",
  "channel_left",
  "channel_rename",
  "channel_unarchive",
  "dnd_updated_user",
  "emoji_changed",
  "file_change",
  "file_created",
  "file_deleted",
  "file_public",
  "file_shared",
  "file_unshared",
  "group_archive",
  "group_left",
  "group_rename",
  "group_unarchive",
  "im_created",
  "im_open",
  "im_close",
  "link_shared",
  "member_joined_channel",
  "member_left_channel",
  "message.channels",
  "message.groups",
  "message.im",
  "message.mpim",
  "pin_added",
  "pin_removed",
  "reaction_added",
  "reaction_removed",
  "star_added",
  "star_removed",
  "subteam_created",
  "subteam_members_changed",
  "subteam_updated",
  "team_join",
  "team_rename",
  "tokens_revoked",
  "user_change",
  "user_profile_changed",
  "user_status_changed",
  "url_verification",
  "slash_commands",
  "block_actions",
  "message_action",
  "shortcut",
  "view_closed",
  "view_submission",
] as const;

export type EventName = (typeof eventNames)[number];

/** What users do with an app: it needs no subscription, and its payload says all there is. */
const interactive: readonly string[] = [
  "block_actions",
  "message_action",
  "shortcut",
  "view_closed",
  "view_submission",
];

export const isInteractive = (name: string) => interactive.includes(name);
export const isAction = (name: string) => name === "slash_commands" || isInteractive(name);

/** What happened, with whom it concerns: what `tell` puts together. */
export interface Told {
  readonly team_id: string;
  readonly api_app_id: string;
  readonly token: string;
  readonly bot_user: string;
  readonly event: object;
}

/** The body of a delivery: the event among what tells whom it is for; what users do comes as it is. */
export function eventEnvelope({ id, name, at, data }: Event<EventName>): object {
  if (name === "url_verification" || isAction(name)) return data;
  // `tell` alone makes events of other names.
  const { team_id, api_app_id, token, bot_user, event } = data as Told;
  return {
    token,
    team_id,
    context_team_id: team_id,
    context_enterprise_id: null,
    api_app_id,
    event,
    type: "event_callback",
    event_id: id,
    event_time: Math.floor(at.getTime() / 1000),
    authorizations: [
      { enterprise_id: null, team_id, user_id: bot_user, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${id}`,
  };
}

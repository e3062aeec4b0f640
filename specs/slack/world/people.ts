import type { User } from "../resources.ts";

const icon = (size: number) => `https://secure.gravatar.com/avatar/wondertwin.jpg?s=${size}`;

/** A member of a workspace, with everything that nobody cares about as it usually is. */
export function person({
  id,
  team_id,
  name,
  real_name,
  email,
}: Pick<User, "id" | "team_id" | "name" | "real_name"> & { readonly email?: string }): User {
  const [first_name = "", last_name = ""] = real_name.split(" ");
  return {
    id,
    team_id,
    name,
    deleted: false,
    color: "9f69e7",
    real_name,
    tz: "Europe/London",
    tz_label: "Greenwich Mean Time",
    tz_offset: 0,
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_bot: false,
    is_app_user: false,
    is_email_confirmed: email !== undefined,
    locale: "en-US",
    updated: 1_577_836_800,
    presence: "auto",
    snooze_until: 0,
    expires_at: 0,
    profile: {
      avatar_hash: "wondertwin",
      display_name: name,
      display_name_normalized: name,
      ...(email !== undefined && { email }),
      fields: {},
      first_name,
      image_24: icon(24),
      image_32: icon(32),
      image_48: icon(48),
      image_72: icon(72),
      image_192: icon(192),
      image_512: icon(512),
      last_name,
      phone: "",
      real_name,
      real_name_normalized: real_name,
      skype: "",
      status_emoji: "",
      status_expiration: 0,
      status_text: "",
      team: team_id,
      title: "",
    },
  };
}

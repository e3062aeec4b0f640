import type { User } from "../resources.ts";
import { slack } from "../vendor.ts";
import { actorOf } from "../world/acting.ts";
import type { SlackContext } from "../world/context.ts";
import { paged } from "../world/pages.ts";
import { teamOf } from "../world/team.ts";
import { tell } from "../world/telling.ts";
import { nextTs } from "../world/timestamps.ts";
import { shownUser, userOf } from "../world/users.ts";

/** Tells that a user changed. */
function tellOfChange(context: SlackContext, user: User): void {
  tell(context, "user_change", {
    user: shownUser(context, user),
    cache_ts: user.updated,
    event_ts: nextTs(context),
  });
}

const STATUS = ["status_text", "status_emoji", "status_expiration"];

export default slack.operations({
  users_list: (context) => {
    const { body, store, unix } = context;
    const { items, response_metadata } = paged(context, store.user.list(), body);
    const locale = body.include_locale ?? false;
    return {
      members: items.map((each) => shownUser(context, each, { locale })),
      cache_ts: unix(),
      response_metadata,
    };
  },

  users_info: (context) => {
    const { user, include_locale: locale = false } = context.body;
    return { user: shownUser(context, userOf(context, user), { locale }) };
  },

  users_lookupByEmail: (context) => {
    const { body, store, fail } = context;
    const email = body.email.toLowerCase();
    const user = store.user.find(
      ({ profile, deleted }) => !deleted && profile.email?.toLowerCase() === email,
    );
    return { user: shownUser(context, user ?? fail("users_not_found")) };
  },

  users_identity: (context) => {
    const { id, name, profile } = actorOf(context);
    return {
      user: { id, name, ...(profile.email !== undefined && { email: profile.email }) },
      team: { id: teamOf(context.store).id },
    };
  },

  users_getPresence: (context) => {
    const { body, caller } = context;
    const user = userOf(context, body.user ?? caller.id);
    const presence = user.presence === "away" ? "away" : "active";
    if (user.id !== caller.id) return { presence };
    return {
      presence,
      online: presence === "active",
      auto_away: false,
      manual_away: user.presence === "away",
      connection_count: presence === "active" ? 1 : 0,
      last_activity: context.unix(),
    };
  },

  users_setPresence: (context) => {
    const { body, store, fail } = context;
    const { presence } = body;
    if (presence !== "auto" && presence !== "away") return fail("invalid_presence");
    store.user.update(actorOf(context), { presence });
    return {};
  },

  users_setActive: () => ({ ok: true as const }),

  users_profile_get: (context) => {
    const { body, caller } = context;
    return { profile: shownUser(context, userOf(context, body.user ?? caller.id)).profile };
  },

  users_profile_set: (context) => {
    const { body, store, caller, fail, unix } = context;
    const user = userOf(context, body.user ?? caller.id);
    if (user.id !== caller.id && !actorOf(context).is_admin) fail("not_admin");
    const given: { readonly [name: string]: unknown } =
      body.name === undefined ? { ...body.profile } : { [body.name]: body.value };
    if (Object.keys(given).length === 0) fail("invalid_profile");
    if (String(given["status_text"] ?? "").length > 100) fail("too_long");
    const profile = named({ ...user.profile, ...given });
    const { real_name } = profile;
    const changed = store.user.update(user, { profile, real_name, updated: unix() });
    tellOfChange(context, changed);
    const about = { user: shownUser(context, changed), cache_ts: changed.updated, event_ts: nextTs(context) };
    tell(context, "user_profile_changed", about);
    if (STATUS.some((name) => name in given)) tell(context, "user_status_changed", about);
    return { profile: shownUser(context, changed).profile, username: changed.name };
  },

  users_setPhoto: (context) => {
    const { store, unix } = context;
    const user = actorOf(context);
    const image_original = `${user.profile.image_512}?set=${unix()}`;
    const profile = { ...user.profile, image_original, is_custom_image: true };
    const changed = store.user.update(user, { profile, updated: unix() });
    tellOfChange(context, changed);
    return { profile: shownUser(context, changed).profile };
  },

  users_deletePhoto: (context) => {
    const { store, unix } = context;
    const user = actorOf(context);
    const { image_original: _, is_custom_image: __, ...profile } = user.profile;
    tellOfChange(context, store.user.update(user, { profile, updated: unix() }));
    return {};
  },

  users_discoverableContacts_lookup: () => ({ is_discoverable: false }),
});

/** A profile whose names agree: the whole one follows from its parts, and the parts from it. */
function named(profile: User["profile"]): User["profile"] {
  const [first = "", ...rest] = profile.real_name.split(" ");
  const whole = [profile.first_name, profile.last_name].filter((part) => part !== "").join(" ");
  const real_name = profile.real_name || whole;
  return {
    ...profile,
    real_name,
    real_name_normalized: real_name,
    display_name_normalized: profile.display_name,
    first_name: profile.first_name || first,
    last_name: profile.last_name || rest.join(" "),
  };
}

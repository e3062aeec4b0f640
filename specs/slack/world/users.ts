import type { User } from "../resources.ts";
import type { SlackContext } from "./context.ts";

/** The user an id names. */
export function userOf({ store, fail }: Pick<SlackContext, "store" | "fail">, id: string | undefined): User {
  return store.user.find(id ?? "") ?? fail("user_not_found");
}

/** A user as the API shows one; addresses are for those whose token may read them. */
export function shownUser({ caller }: Pick<SlackContext, "caller">, user: User, { locale = false } = {}) {
  const { presence: _, snooze_until, expires_at, locale: spoken, profile, ...shown } = user;
  const { email, ...rest } = profile;
  const mayReadEmail = caller.scopes.includes("users:read.email") && email !== undefined;
  return {
    ...shown,
    profile: { ...rest, ...(mayReadEmail && { email }) },
    ...(user.is_restricted && expires_at > 0 && { expiration: { expiration_ts: expires_at } }),
    who_can_share_contact_card: "EVERYONE",
    ...(locale && { locale: spoken }),
  };
}

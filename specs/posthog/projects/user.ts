import type { Posthog } from "../context.ts";
import type { Resources } from "../resources.ts";

/** Whoever the caller's personal key belongs to; the first user where it is not kept. */
export function userOf({ store, caller }: Pick<Posthog, "store" | "caller">): Resources["User"] | undefined {
  const key = store.api_key.find(caller.id);
  return store.User.find((user) => key === undefined || user.id === key.user);
}

/** A user as other things show it. */
export function basicUser(user: Resources["User"] | undefined): Resources["FeatureFlag"]["created_by"] {
  const { id = 1, uuid = "", distinct_id = null, first_name = "", last_name = "", email = "" } = user ?? {};
  return {
    id,
    uuid,
    distinct_id,
    first_name,
    last_name,
    email,
    hedgehog_config: null,
    is_email_verified: true,
  };
}

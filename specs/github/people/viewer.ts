import type { Caller, Store } from "@wondertwin/framework";
import type { Resources } from "../resources.ts";

/** The user who asks; undefined for one without a credential, and for an app. */
export function viewerOf({
  caller,
  store,
}: {
  readonly caller: Caller;
  readonly store: Store<Resources>;
}): Resources["user"] | undefined {
  return store.user.find({ login: caller.id });
}

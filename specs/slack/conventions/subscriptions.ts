import type { Store, Subscription } from "@wondertwin/framework";
import type { App, Resources } from "../resources.ts";
import { eventNames, isAction } from "./events.ts";

const actions = eventNames.filter(isAction);
const events = eventNames.filter((name) => !isAction(name));

/** Who is told of what: each app over its socket once it has one, else where its settings say. */
export function subscriptions(store: Store<Resources>): readonly Subscription[] {
  return store.app.list({ uninstalled: false }).flatMap(subscriptionsOf);
}

function subscriptionsOf(app: App): readonly Subscription[] {
  const { id, signing_secret: secret, events_url, actions_url } = app;
  const wanted = app.events.includes("*") ? events : [...app.events, "url_verification"];
  if (app.socket_mode) return [{ id, url: `socket:${id}`, events: [...wanted, ...actions], secret }];
  const at = (name: string, url: string | null, names: readonly string[]) =>
    url === null ? [] : [{ id: name, url, events: names, secret }];
  return [...at(id, events_url, wanted), ...at(`${id}-actions`, actions_url, actions)];
}

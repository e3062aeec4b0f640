import type { Store, Subscription } from "@wondertwin/framework";
import type { App, Resources } from "../resources.ts";
import { eventNames } from "./events.ts";

/** What users do with an app, which needs no subscription. */
const actions = ["slash_commands", "interactive"] as const;
const isAction = (name: string) => actions.some((each) => each === name);
const events = eventNames.filter((name) => !isAction(name));

/** Who is told of what: each app over its socket once it has one, else where its settings say. */
export function subscriptions(store: Store<Resources>): readonly Subscription[] {
  return store.app.list({ uninstalled: false }).flatMap(subscriptionsOf);
}

function subscriptionsOf(app: App): readonly Subscription[] {
  const { id, signing_secret: secret, events_url, actions_url } = app;
  const wanted = app.events.includes("*") ? events : [...app.events, "url_verification"];
  if (app.connects) return [{ id, url: `socket:${id}`, events: [...wanted, ...actions], secret }];
  const at = (name: string, url: string | null, names: readonly string[]) =>
    url === null ? [] : [{ id: name, url, events: names, secret }];
  return [...at(id, events_url, wanted), ...at(`${id}-actions`, actions_url, actions)];
}

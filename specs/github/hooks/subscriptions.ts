import type { Store, Subscription } from "@wondertwin/framework";
import type { Resources } from "../resources.ts";
import { familyOf } from "./event-family.ts";

interface Told {
  readonly name: string;
  readonly body: object;
}

/** Everyone who is told of events: the active hooks of repositories and organizations. */
export function subscriptions(store: Store<Resources>): readonly Subscription[] {
  const ofRepositories = store.hook.list({ active: true }).map((hook) => ({
    ...subscription(`hook:${hook.id}`, hook),
    concerns: (told: Told) => isAsked(hook, told) && idIn(told.body, "repository") === hook.repository_id,
  }));
  const ofOrganizations = store["org-hook"].list({ active: true }).map((hook) => ({
    ...subscription(`org-hook:${hook.id}`, hook),
    concerns: (told: Told) => isAsked(hook, told) && idIn(told.body, "organization") === hook.organization_id,
  }));
  return [...ofRepositories, ...ofOrganizations];
}

interface Hook {
  readonly id: number;
  readonly events: readonly string[];
  readonly config: { readonly url?: string };
  readonly secret: string;
}

const subscription = (id: string, { config, secret }: Hook) => ({
  id,
  url: config.url ?? "",
  events: ["*"],
  secret,
});

/** A ping is for the hook that it names alone, anything else for those that asked for its family. */
function isAsked(hook: Hook, { name, body }: Told): boolean {
  const { family } = familyOf(name);
  if (family === "ping") return Reflect.get(body, "hook_id") === hook.id;
  return hook.events.includes("*") || hook.events.includes(family);
}

function idIn(body: object, property: string): unknown {
  const held: unknown = Reflect.get(body, property);
  return typeof held === "object" && held !== null ? Reflect.get(held, "id") : undefined;
}

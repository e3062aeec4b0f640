import type { Trigger } from "../resources.ts";
import type { SlackContext } from "./context.ts";

/** How long a trigger is good, in milliseconds (docs.slack.dev/interactivity/handling-user-interaction). */
const GOOD_FOR = 3000;

/** Notes that a user did something: with the id an app may open a view. */
export function newTrigger({ store, now, random }: SlackContext, by: Pick<Trigger, "user" | "view">): string {
  const digits = "0123456789";
  const id = `${random(12, digits)}.${random(12, digits)}.${random(32, "0123456789abcdef")}`;
  return store.trigger.insert({ id, ...by, made: now().getTime(), used: false }).id;
}

/** The trigger an app has been given; each is good once, and not for long. */
export function usedTrigger({ store, fail, now }: SlackContext, id: string | undefined): Trigger {
  const trigger = store.trigger.find(id ?? "") ?? fail("invalid_trigger_id");
  if (trigger.used) fail("exchanged_trigger_id");
  if (now().getTime() - trigger.made > GOOD_FOR) fail("expired_trigger_id");
  return store.trigger.update(trigger, { used: true });
}

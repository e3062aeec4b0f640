import type { App, Token, User } from "../resources.ts";
import type { SlackContext } from "./context.ts";

/** The token that a method was called with. */
export const tokenOf = ({ store, caller }: Pick<SlackContext, "store" | "caller">): Token =>
  store.token.get(caller.credential ?? "");

/** The user who acts: a bot acts as its bot user. */
export const actorOf = ({ store, caller }: Pick<SlackContext, "store" | "caller">): User =>
  store.user.get(caller.id);

/** The app whose token it is. */
export function appOf(context: Pick<SlackContext, "store" | "caller">): App {
  return context.store.app.get(tokenOf(context).app_id);
}

/** Whether a bot acts, not a person. */
export const actsAsBot = (context: Pick<SlackContext, "store" | "caller">) => tokenOf(context).kind === "bot";

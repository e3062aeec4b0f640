import type { Conversation, Free } from "../resources.ts";
import type { SlackContext } from "./context.ts";
import { post } from "./messages.ts";

interface Announcement {
  readonly subtype: string;
  readonly text: string;
  readonly extra?: Free;
  /** Who did it; the caller unless said. */
  readonly user?: string;
}

/** Writes into a conversation what happened to it. */
export function announceIn(context: SlackContext, channel: Conversation, said: Announcement): void {
  const { user = context.caller.id, extra = {}, ...rest } = said;
  if (channel.kind === "im") return;
  post(context, channel, { ...rest, user, extra });
}

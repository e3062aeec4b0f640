import type { Store } from "@wondertwin/framework";
import type { Schemas } from "../api.gen.ts";
import type { Resources } from "../resources.ts";

const kinds = ["+1", "-1", "laugh", "hooray", "confused", "heart", "rocket", "eyes"] as const;

/** How often each reaction was given to an entity. */
export function reactionRollup(
  reactions: ReturnType<Store<Resources>["reaction"]["list"]>,
  url: string,
): Schemas["reaction-rollup"] {
  const count = (kind: string) => reactions.filter(({ content }) => content === kind).length;
  const counts = Object.fromEntries(kinds.map((kind) => [kind, count(kind)]));
  // The entries are the kinds, each with its number.
  return { url, total_count: reactions.length, ...(counts as Record<(typeof kinds)[number], number>) };
}

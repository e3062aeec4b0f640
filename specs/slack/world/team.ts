import type { Team } from "../resources.ts";
import type { Store } from "./context.ts";

/** The workspace itself: a partition has one. */
export function teamOf(store: Store): Team {
  const [team] = store.team.list();
  return team ?? store.team.get("T0");
}

/** The address of the workspace's own site. */
export const siteOf = ({ domain }: Team) => `https://${domain}.slack.com/`;

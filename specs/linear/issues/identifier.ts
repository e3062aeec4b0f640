import type { Store } from "@wondertwin/framework";
import type { Resources } from "../resources.ts";

type Issue = Resources["Issue"];

/** What people call an issue: `ENG-12`. */
export function identifierOf(
  store: Store<Resources>,
  { teamId, number }: Pick<Issue, "teamId" | "number">,
): string {
  return `${store.Team.find(teamId ?? "")?.key ?? ""}-${number}`;
}

/** The issue that people call so, where there is one. */
export function byIdentifier(store: Store<Resources>, identifier: string): Issue | undefined {
  const [, key = "", number = ""] = /^([A-Za-z][A-Za-z0-9]*)-(\d+)$/.exec(identifier) ?? [];
  const team = key === "" ? undefined : store.Team.find({ key: key.toUpperCase() });
  return team
    ? store.Issue.find({ teamId: team.id, number: Number(number) })
    : store.Issue.find(({ previousIdentifiers }) => previousIdentifiers.includes(identifier));
}

/** The next number of a team, which no other issue of it has ever had. */
export function nextNumber(store: Store<Resources>, team: Resources["Team"]): number {
  const number = team.lastNumber + 1;
  store.Team.update(team, { lastNumber: number }, { event: false });
  return number;
}

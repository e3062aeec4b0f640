import type { SlackContext } from "./context.ts";
import { teamOf } from "./team.ts";

/** The timestamp of a new message: greater than any before in the workspace, however still the clock stands. */
export function nextTs({ store, unix }: Pick<SlackContext, "store" | "unix">): string {
  const team = teamOf(store);
  const [seconds = 0, fraction = 0] = team.last_ts.split(".").map(Number);
  const now = unix();
  const [at, part] =
    now > seconds ? [now, 100] : fraction >= 999_900 ? [seconds + 1, 100] : [seconds, fraction + 100];
  const ts = `${at}.${String(part).padStart(6, "0")}`;
  store.team.update(team, { last_ts: ts }, { event: false });
  return ts;
}

/** Whether a text is a timestamp of messages. */
export const isTs = (text: string) => /^\d+(?:\.\d+)?$/.test(text);

/** Orders timestamps: their fractions are as long, their seconds need not be. */
export function compareTs(one: string, other: string): number {
  const [a = "", b = ""] = [one, other].map((ts) => {
    const [seconds = "", fraction = ""] = ts.split(".");
    return `${seconds.padStart(12, "0")}.${fraction.padEnd(6, "0")}`;
  });
  return a < b ? -1 : a > b ? 1 : 0;
}

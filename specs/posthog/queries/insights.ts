import type { Resources } from "../resources.ts";

type Event = Pick<Resources["ClickhouseEvent"], "event" | "timestamp" | "person_id">;

/** One line of a trend: what is counted, a number for every day. */
export interface Trend {
  readonly label: string;
  readonly days: readonly string[];
  readonly data: readonly number[];
  readonly count: number;
}

/** How often events happened on each day between two, or how many people did them. */
export function trendOf(
  events: readonly Event[],
  {
    event,
    math,
    days,
  }: { readonly event: string | null; readonly math: string; readonly days: readonly string[] },
): Trend {
  const meant = events.filter((each) => event === null || each.event === event);
  const data = days.map((day) => {
    const those = meant.filter(({ timestamp }) => timestamp.startsWith(day));
    return math === "dau" ? new Set(those.map(({ person_id }) => person_id)).size : those.length;
  });
  return { label: event ?? "All events", days, data, count: data.reduce((sum, each) => sum + each, 0) };
}

/** The days from one moment to another. */
export function daysBetween(from: Date, to: Date): readonly string[] {
  const DAY = 86_400_000;
  const first = Math.floor(from.getTime() / DAY);
  const count = Math.floor(to.getTime() / DAY) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, day) =>
    new Date((first + day) * DAY).toISOString().slice(0, 10),
  );
}

/** How many people did each step after the one before it. */
export function funnelOf(events: readonly Event[], steps: readonly string[]): readonly number[] {
  const counts = steps.map(() => 0);
  const byPerson = Map.groupBy(events, ({ person_id }) => person_id);
  for (const own of byPerson.values()) {
    const ordered = own.toSorted((a, b) => (a.timestamp < b.timestamp ? -1 : 1));
    let reached = 0;
    for (const { event } of ordered) if (event === steps[reached]) reached++;
    for (let step = 0; step < reached; step++) counts[step] = (counts[step] ?? 0) + 1;
  }
  return counts;
}

/** A time between two bills. */
export interface Interval {
  readonly interval: "day" | "month" | "week" | "year";
  readonly interval_count: number;
}

const DAY = 24 * 60 * 60;

/**
 * The moment one interval after another, in seconds.
 *
 * A day that the month does not have falls back to the month's last (docs.stripe.com/billing/subscriptions/billing-cycle).
 */
export function addInterval(unix: number, { interval, interval_count }: Interval): number {
  if (interval === "day") return unix + interval_count * DAY;
  if (interval === "week") return unix + interval_count * 7 * DAY;
  return addMonths(unix, interval === "year" ? 12 * interval_count : interval_count);
}

export function addMonths(unix: number, months: number): number {
  const moment = new Date(unix * 1000);
  const day = moment.getUTCDate();
  moment.setUTCMonth(moment.getUTCMonth() + months);
  if (moment.getUTCDate() !== day) moment.setUTCDate(0);
  return moment.getTime() / 1000;
}

/** The first moment of a cycle that comes after another moment; the cycle begins at its anchor. */
export function nextOfCycle(anchor: number, { interval, interval_count }: Interval, after: number): number {
  for (let count = 1; ; count++) {
    const moment = addInterval(anchor, { interval, interval_count: count * interval_count });
    if (moment > after) return moment;
  }
}

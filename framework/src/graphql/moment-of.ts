const DURATION = /^(-)?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/**
 * The moment, in milliseconds since 1970, that a filter means: a date, a year, or an ISO 8601 duration from now on
 * (`-P2W` is a fortnight ago). No number where it is none of these.
 */
export function momentOf(value: unknown, now: number): number {
  if (typeof value === "number") return value;
  if (typeof value !== "string") return Number.NaN;
  const duration = DURATION.exec(value);
  if (!duration || value.endsWith("P")) return Date.parse(value);
  const [, minus, ...parts] = duration;
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts.map(
    (part) => Number(part ?? 0),
  );
  const sign = minus === undefined ? 1 : -1;
  const moment = new Date(now);
  moment.setUTCFullYear(moment.getUTCFullYear() + sign * years, moment.getUTCMonth() + sign * months);
  return moment.getTime() + sign * ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}

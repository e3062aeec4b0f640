const UNITS: Readonly<Record<string, number>> = {
  sec: 1000,
  second: 1000,
  min: 60_000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
};

const AHEAD = /^in (\d+|an?) (sec|second|min|minute|hour|day|week)s?$/i;
const ZONED = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d(?::?\d\d)?)$/i;

/** The moment that `scheduled_at` means: one that is written out, or `in 5 minutes`; undefined: neither. */
export function momentOf(text: string, now: Date): Date | undefined {
  const [, count = "", unit = ""] = AHEAD.exec(text.trim()) ?? [];
  const length = UNITS[unit.toLowerCase()];
  if (length !== undefined) return new Date(now.getTime() + (Number(count) || 1) * length);
  const moment = ZONED.test(text) ? new Date(text) : undefined;
  return moment && !Number.isNaN(moment.getTime()) ? moment : undefined;
}

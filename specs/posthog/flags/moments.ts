/** The moment a filter names, in milliseconds since 1970: a date, or `-7d` before now; undefined for neither. */
export function momentOf(value: unknown, now: Date): number | undefined {
  const [, count = "", unit = ""] = /^-?(\d{1,4})([hdwmy])$/.exec(String(value)) ?? [];
  if (unit === "") {
    const at = typeof value === "number" ? value : Date.parse(String(value));
    return Number.isNaN(at) ? undefined : at;
  }
  const back = Number(count);
  const at = new Date(now.getTime());
  if (unit === "h") at.setUTCHours(at.getUTCHours() - back);
  if (unit === "d") at.setUTCDate(at.getUTCDate() - back);
  if (unit === "w") at.setUTCDate(at.getUTCDate() - back * 7);
  if (unit === "m" || unit === "y") goBackMonths(at, unit === "m" ? back : back * 12);
  return at.getTime();
}

/** The same day of an earlier month, or that month's last one. */
function goBackMonths(at: Date, months: number): void {
  const day = at.getUTCDate();
  at.setUTCDate(1);
  at.setUTCMonth(at.getUTCMonth() - months);
  const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
  at.setUTCDate(Math.min(day, last));
}

/** Versions of the API before releases had names (docs.stripe.com/upgrades). */
const dated = new Set(
  [
    "2011: 01-01 06-21 06-28 08-01 09-15 11-17",
    "2012: 02-23 03-25 06-18 06-28 07-09 09-24 10-26 11-07",
    "2013: 02-11 02-13 07-05 08-12 08-13 10-29 12-03",
    "2014: 01-31 03-13 03-28 05-19 06-13 06-17 07-22 07-26 08-04 08-20 09-08 10-07 11-05 11-20 12-08 12-17 12-22",
    "2015: 01-11 01-26 02-10 02-16 02-18 03-24 04-07 06-15 07-07 07-13 07-28 08-07 08-19 09-03 09-08 09-23 10-01 10-12 10-16",
    "2016: 02-03 02-19 02-22 02-23 02-29 03-07 06-15 07-06 10-19",
    "2017: 01-27 02-14 04-06 05-25 06-05 08-15 12-14",
    "2018: 01-23 02-05 02-06 02-28 05-21 07-27 08-23 09-06 09-24 10-31 11-08",
    "2019: 02-11 02-19 03-14 05-16 08-14 09-09 10-08 10-17 11-05 12-03",
    "2020: 03-02 08-27",
    "2022: 08-01 11-15",
    "2023: 08-16 10-16",
    "2024: 04-10 06-20",
  ].flatMap((line) => {
    const [year, days = ""] = line.split(": ");
    return days.split(" ").map((day) => `${year}-${day}`);
  }),
);

/** Later releases carry a name, and new ones come every month (docs.stripe.com/api/versioning). */
const FIRST_NAMED = "2024-09-30";

/** Whether Stripe has, or may have by now, an API version; beta headers behind it do not matter. */
export function isApiVersion(header: string): boolean {
  const [version = ""] = header.split(";");
  if (dated.has(version)) return true;
  const [, date = ""] = /^(\d{4}-\d{2}-\d{2})\.[a-z]+$/.exec(version.trim()) ?? [];
  return date >= FIRST_NAMED && !Number.isNaN(Date.parse(date));
}

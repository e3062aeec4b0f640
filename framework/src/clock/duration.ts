import { TwinError } from "../contracts/twin-error.ts";

const units: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

const short = /^(?:\d+(?:\.\d+)?(?:ms|[smhdw]))+$/;
const iso =
  /^P(?:(?<w>\d+(?:\.\d+)?)W)?(?:(?<d>\d+(?:\.\d+)?)D)?(?:T(?:(?<h>\d+(?:\.\d+)?)H)?(?:(?<m>\d+(?:\.\d+)?)M)?(?:(?<s>\d+(?:\.\d+)?)S)?)?$/;

/**
 * Milliseconds of a duration: `90s`, `1h30m`, `30d`, or ISO 8601 without months and years, whose lengths
 * differ (`P30D`, `PT12H`).
 *
 * @throws TwinError `bad_duration`
 */
export function parseDuration(text: string): number {
  const value = short.test(text) ? shortDuration(text) : isoDuration(text);
  if (value === undefined)
    throw new TwinError("bad_duration", `${JSON.stringify(text)} is no duration.`, {
      hint: "Write it like 90s, 12h, 30d or P30DT12H; months and years have no fixed length.",
    });
  return Math.round(value);
}

function shortDuration(text: string): number {
  let total = 0;
  for (const [, amount = "0", unit = ""] of text.matchAll(/(\d+(?:\.\d+)?)(ms|[smhdw])/g))
    total += Number(amount) * (units[unit] ?? 0);
  return total;
}

function isoDuration(text: string): number | undefined {
  const groups = iso.exec(text)?.groups;
  const given = Object.entries(groups ?? {}).filter(([, amount]) => amount !== undefined);
  if (given.length === 0) return undefined;
  return given.reduce((total, [unit, amount]) => total + Number(amount) * (units[unit] ?? 0), 0);
}

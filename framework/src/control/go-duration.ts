const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Milliseconds as Go programs write durations: `720h0m0s`, `1m30.5s`, `250ms`. */
export function goDuration(milliseconds: number): string {
  const sign = milliseconds < 0 ? "-" : "";
  const length = Math.abs(milliseconds);
  if (length === 0) return "0s";
  if (length < SECOND) return `${sign}${length}ms`;
  const hours = Math.floor(length / HOUR);
  const minutes = Math.floor((length % HOUR) / MINUTE);
  const seconds = `${(length % MINUTE) / SECOND}s`;
  if (hours > 0) return `${sign}${hours}h${minutes}m${seconds}`;
  return minutes > 0 ? `${sign}${minutes}m${seconds}` : `${sign}${seconds}`;
}

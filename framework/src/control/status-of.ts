/** The HTTP status of errors that are not simply a bad request. */
const statuses: Readonly<Record<string, number>> = {
  unknown_method: 405,
  too_large: 413,
  not_json: 415,
  clock_backwards: 409,
  other_run: 409,
  past_gone: 410,
  journal_failed: 503,
};

/** The HTTP status of an error's code: what is unknown was not found. */
export function statusOf(code: string): number {
  return statuses[code] ?? (code.startsWith("unknown_") ? 404 : 400);
}

/** The moment of the request in whole seconds since 1970. */
export const unixNow = (context: { unix(): number }): number => context.unix();

/** The moment of the request as ISO 8601 in UTC, to the second: `2026-01-31T12:00:00Z`. */
export const isoNow = (context: { now(): Date }): string => `${context.now().toISOString().slice(0, 19)}Z`;

/** A moment as answers write it: `2026-01-31 12:00:00.000+00`. */
export const written = (moment: Date): string => moment.toISOString().replace("T", " ").replace("Z", "+00");

/** A moment as events write it, from how answers write it. */
export const inEvents = (moment: string): string => new Date(moment).toISOString();

/** The moment of the request. */
export const nowWritten = ({ now }: { now(): Date }): string => written(now());

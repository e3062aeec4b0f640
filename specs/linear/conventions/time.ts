/** The moment of a request as Linear writes it: with milliseconds. */
export const isoNow = ({ now }: { now(): Date }): string => now().toISOString();

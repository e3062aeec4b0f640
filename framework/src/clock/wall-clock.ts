/** The machine's time in milliseconds since 1970: the only place of a twin that asks for it. */
export const wallClock = (): number => Date.now();

/** Milliseconds that only move forward, for durations. */
export const stopwatch = (): number => performance.now();

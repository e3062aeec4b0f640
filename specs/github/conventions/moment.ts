/** A moment as the API writes it: whole seconds in UTC. */
export const moment = (date: Date): string => date.toISOString().replace(/\.\d+Z$/, "Z");

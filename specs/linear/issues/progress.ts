import type { Resources } from "../resources.ts";

/** How much of some issues is done, from 0 to 1; those that were given up do not count. */
export function progressOf(issues: readonly Resources["Issue"][]): number {
  const counted = issues.filter(({ canceledAt, archivedAt }) => canceledAt === null && archivedAt === null);
  if (counted.length === 0) return 0;
  const done = counted.filter(({ completedAt }) => completedAt !== null).length;
  return done / counted.length;
}

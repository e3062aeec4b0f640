/**
 * The line that a machine reads: `12 passed, 0 failed`.
 * @param {{ passed: number, failed: number, skipped: number }} counts
 */
export function summary({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

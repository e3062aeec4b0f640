/** Words for states that things begin in, the likeliest first. */
const beginnings = [
  "draft",
  "new",
  "created",
  "requires_payment_method",
  "requires_input",
  "requires_action",
  "queued",
  "scheduled",
  "pending",
  "open",
  "ready",
  "active",
  "enabled",
  "processing",
  "in_progress",
  "not_started",
  "unverified",
  "incomplete",
];

/**
 * The state of a new entity among those its description lists.
 *
 * Descriptions list states by the alphabet as often as by their order, and few things begin `canceled`.
 */
export function firstState(values: readonly string[]): string | undefined {
  return beginnings.find((state) => values.includes(state)) ?? values[0];
}

/** What is to go wrong while an answer travels; whoever sends it acts it out. */
export interface Disturbance {
  /** Milliseconds that it is held back. */
  readonly delay?: number;
  /** What becomes of the connection: it breaks, stays silent, ends amid the body, or the body trickles. */
  readonly network?: "reset" | "hang" | "truncated" | "slow";
  /** Bytes a second of a slow body. */
  readonly speed?: number;
}

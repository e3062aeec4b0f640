import type { FaultRule } from "../faults/fault-rule.ts";

/** How a twin is set up as a whole: what no reset takes back. */
export interface Settings {
  /** Milliseconds that every answer is held back, a fifth more or less. */
  readonly latency: number;
  /** From 0 to 1: how likely a request fails. */
  readonly failRate: number;
  /** Whether lists of requests tell of their headers. */
  readonly verbose: boolean;
}

export const firstSettings: Settings = { latency: 0, failRate: 0, verbose: false };

/** How far a latency goes up and down. */
const JITTER = 0.2;

/** What settings let go wrong, as faults. */
export function settingFaults({
  latency,
  failRate,
}: Settings): readonly (readonly [id: string, rule: FaultRule])[] {
  const held = { from: latency * (1 - JITTER), to: latency * (1 + JITTER) };
  return [
    ...(latency > 0 ? [["latency", { latency: held }] as const] : []),
    ...(failRate > 0 ? [["fail_rate", { probability: failRate, status: 500 }] as const] : []),
  ];
}

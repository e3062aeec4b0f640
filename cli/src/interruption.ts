import { constants } from "node:os";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** The user's wish to end, as a signal that is aborted once and an exit status for it. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** 128 and the number of the system's signal: 130 after Ctrl-C. */
  readonly exitStatus: () => number;
}

/** From now on Ctrl-C and its kin no longer end this process by themselves. */
export function interruption(): Interruption {
  const controller = new AbortController();
  let received: (typeof SIGNALS)[number] = "SIGINT";
  for (const name of SIGNALS) {
    process.on(name, () => {
      if (!controller.signal.aborted) received = name;
      controller.abort();
    });
  }
  return { signal: controller.signal, exitStatus: () => 128 + constants.signals[received] };
}

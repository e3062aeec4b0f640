import type { FaultEffect } from "./fault-rule.ts";

/** What the faults make of one request. */
export interface Strike {
  /** The faults that strike it. */
  readonly faults: readonly string[];
  /** Whether the request is done all the same. */
  readonly executes: boolean;
  /** Milliseconds that its answer is held back. */
  readonly delay: number;
  /** Headers on top of its answer's. */
  readonly headers: Readonly<Record<string, string>>;
  /** What happens to it beyond that. */
  readonly effect?: FaultEffect;
}

/** Whether an effect says what is answered instead. */
export function hasOwnAnswer({ body, code, message, status }: FaultEffect): boolean {
  return [body, code, message, status].some((each) => each !== undefined);
}

/** Whether an effect leaves no room for the request's own answer. */
export function takesPlace(effect: FaultEffect): boolean {
  return hasOwnAnswer(effect) || effect.network === "reset" || effect.network === "hang";
}

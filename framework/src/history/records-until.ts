import { TwinError } from "../contracts/twin-error.ts";
import type { PastRecord } from "../journal/record.ts";

/**
 * The records up to the number `n`, of those that there are.
 *
 * @throws TwinError `past_gone` where the beginning is not there any more, `unknown_capture` where `n` is yet to
 * come
 */
export function* recordsUntil(
  records: Iterable<PastRecord> | undefined,
  { n, last }: { readonly n: number; readonly last: number },
): Generator<PastRecord> {
  if (n > last)
    throw new TwinError("unknown_capture", `Nothing has happened behind ${last} yet, so there is no ${n}.`, {
      hint: "Leave the number out for the state now.",
    });
  let isFirst = true;
  for (const record of records ?? []) {
    if (isFirst && record.n > n) throw gone(n);
    isFirst = false;
    if (record.n > n) return;
    yield record;
  }
  if (isFirst) throw gone(n);
}

function gone(n: number): TwinError {
  return new TwinError("past_gone", `The twin does not remember what led to ${n}.`, {
    hint: "Start it with wt up, which keeps a journal of everything, or reset it more often.",
  });
}

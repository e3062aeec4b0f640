import type { Capture } from "@wondertwin/framework/contracts";
import type { TwinControl } from "../control/twin-control.ts";

/** How many captures a twin gives at once. */
const PAGE = 1000;

/** All captures behind the number `after` that a twin remembers and a filter means, oldest first. */
export async function allCaptures(
  twin: TwinControl,
  filter: { readonly [name: string]: string | undefined },
  behind = 0,
): Promise<readonly Capture[]> {
  const all: Capture[] = [];
  for (let after = behind; ; after = all.at(-1)?.id ?? after) {
    const { captures } = await twin.ask<{ readonly captures: readonly Capture[] }>("GET", "/_wt/captures", {
      query: { ...filter, after, limit: PAGE },
    });
    all.push(...captures);
    if (captures.length < PAGE) return all;
  }
}

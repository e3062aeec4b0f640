import type { Capture } from "@wondertwin/framework/contracts";
import type { TwinControl } from "../control/twin-control.ts";

/** How many captures a twin gives at once. */
const PAGE = 1000;

/** All captures that a twin remembers and a filter means, oldest first. */
export async function allCaptures(
  twin: TwinControl,
  filter: { readonly [name: string]: string | undefined },
): Promise<readonly Capture[]> {
  const all: Capture[] = [];
  for (let after = 0; ; after = all.at(-1)?.id ?? after) {
    const { captures } = await twin.ask<{ readonly captures: readonly Capture[] }>("GET", "/_wt/captures", {
      query: { ...filter, after, limit: PAGE },
    });
    all.push(...captures);
    if (captures.length < PAGE) return all;
  }
}

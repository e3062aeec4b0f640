import type { Worlds } from "../engine/worlds.ts";
import { RequestFailed } from "../resources/fail.ts";
import type { TwinModel } from "../twin/twin-model.ts";
import type { Exchange } from "./exchange.ts";

/**
 * Counts the request for the vendor's limits.
 *
 * @throws RequestFailed `resource_exhausted` where one is enforced and used up
 */
export function meetLimits(
  exchange: Exchange,
  { limits }: Pick<TwinModel, "limits">,
  { enforcesLimits }: Pick<Worlds, "enforcesLimits">,
): void {
  const { head, operation, caller, session, world, conversation } = exchange;
  // What cannot be read asks for no operation, and says so when it is answered.
  if (conversation && !operation) return;
  if (!operation || !caller || !session || !world) throw new Error("A request meets limits in its world.");
  const metered = limits.meet({ head, operation, caller, at: session.at }, world.usage, enforcesLimits);
  if (!metered) return;
  exchange.limitHeaders = metered.headers;
  if (metered.refusal) throw new RequestFailed(metered.refusal);
}

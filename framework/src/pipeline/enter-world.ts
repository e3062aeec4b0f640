import type { Worlds } from "../engine/worlds.ts";
import { RequestFailed } from "../resources/fail.ts";
import { Session } from "../resources/session.ts";
import type { World } from "../store/world.ts";
import type { TwinModel } from "../twin/twin-model.ts";
import { calledOperation } from "./answered-request.ts";
import { chosenPartition } from "./chosen-partition.ts";
import type { Exchange } from "./exchange.ts";
import { meantOrigin } from "./meant-origin.ts";

/**
 * Finds the partition the request belongs to and opens its session there.
 *
 * A partition that the request chooses stands in place of the caller's own; whatever else the vendor's
 * convention leads to lies below it, so that two who choose different ones never meet.
 */
export function enterWorld(exchange: Exchange, twin: TwinModel, worlds: Worlds): void {
  const { caller } = exchange;
  if (!caller) throw new Error("A request enters its world after it is authenticated.");
  const account = caller.account ?? "default";
  const chosen = chosenPartition(exchange.head);
  const own = worlds.enter(chosen ?? account, exchange.wall);
  const open = (world: World) =>
    new Session({
      world,
      wall: exchange.wall,
      twin,
      head: exchange.head,
      caller,
      id: exchange.id,
      baseUrl: exchange.request.baseUrl,
      origin: meantOrigin(exchange.request),
      search: exchange.search,
      idempotencyKey:
        twin.vendor.idempotency && exchange.head.header(twin.vendor.idempotency.header.toLowerCase()),
    });
  const session = open(own);
  const name = twin.vendor.partition?.({ ...exchange.head, caller, store: session.store });
  if (typeof name === "object") throw new RequestFailed(name);
  const world =
    name === undefined || name === account
      ? own
      : worlds.enter(chosen === undefined ? name : `${chosen}/${name}`, exchange.wall);
  exchange.world = world;
  exchange.session = world === own ? session : open(world);
}

/**
 * Finds out what the caller may do there.
 *
 * @throws RequestFailed with what the vendor's `access` refuses it with
 */
export function grantAccess(exchange: Exchange, { vendor }: TwinModel): void {
  const { session, operation, caller, conversation } = exchange;
  // What cannot be read asks for no operation, and says so when it is answered.
  if (!vendor.access || (conversation && !operation)) return;
  if (!session || !operation || !caller) throw new Error("Access is granted within a world.");
  const granted = vendor.access({
    ...exchange.head,
    caller,
    store: session.store,
    operation: calledOperation(operation),
    now: () => new Date(session.at),
  });
  if ("reason" in granted) throw new RequestFailed(granted);
  exchange.caller = granted;
  session.caller = granted;
}

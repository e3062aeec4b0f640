import type { TwinModel } from "../twin/twin-model.ts";
import type { Exchange } from "./exchange.ts";
import { isRoute, route } from "./route.ts";

/** Finds out which operations a request means: by its address, or by what it says in a protocol of its own. */
export function openOrRoute(exchange: Exchange, twin: TwinModel): void {
  const protocol = twin.protocols.find((each) => each.owns(exchange.head.path));
  if (!protocol) {
    route(exchange, twin.boot, twin.vendor.methods);
    return;
  }
  const conversation = protocol.open(exchange);
  exchange.conversation = conversation;
  const [first] = conversation.operations;
  if (first) exchange.operation = first;
}

/** Whether a path is one that the vendor serves. */
export function isServed(path: string, twin: TwinModel): boolean {
  return isRoute(path, twin.boot) || twin.protocols.some((each) => each.owns(path));
}

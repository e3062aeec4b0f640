import type { FaultBook } from "../faults/fault-book.ts";
import type { Exchange } from "./exchange.ts";

/** Finds out what the faults that are set make of the request. */
export function meetFaults(exchange: Exchange, faults: FaultBook): void {
  const { head, operation, session, world } = exchange;
  if (!world || !session) throw new Error("A request meets faults in its world.");
  const strike = faults.strike({ ...head, operation }, world, session.at);
  if (strike) exchange.strike = strike;
}

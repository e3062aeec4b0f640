import type { FaultBook } from "../faults/fault-book.ts";
import type { Exchange } from "./exchange.ts";

/** Finds out what the faults that are set make of the request. */
export function meetFaults(exchange: Exchange, faults: FaultBook): void {
  const { head, operation, world } = exchange;
  if (!world) throw new Error("A request meets faults in its world.");
  const strike = faults.strike({ ...head, operation }, world);
  if (strike) exchange.strike = strike;
}

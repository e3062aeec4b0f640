import { RequestFailed } from "../resources/fail.ts";
import type { AnyVendorConfig } from "../twin/erased.ts";
import type { Exchange } from "./exchange.ts";

/** Finds out who sends the request. */
export function authenticate(exchange: Exchange, vendor: AnyVendorConfig): void {
  const result = vendor.auth(exchange.head);
  if ("reason" in result) throw new RequestFailed(result);
  exchange.caller = result;
}

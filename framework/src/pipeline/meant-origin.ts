import { ORIGIN_HEADER } from "../contracts/own-headers.ts";
import type { TwinRequest } from "./exchange.ts";

const ORIGIN = /^https?:\/\/[\w.-]+(?::\d{1,5})?$/i;

/** The origin that a request was for, where somebody led it here from another: `https://api.vendor.com`. */
export function meantOrigin({ headers }: Pick<TwinRequest, "headers">): string | undefined {
  const origin = headers[ORIGIN_HEADER];
  return typeof origin === "string" && ORIGIN.test(origin) ? origin : undefined;
}

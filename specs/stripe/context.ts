import type { Context } from "@wondertwin/framework";
import type { Resources } from "./resources.ts";
import type { Api } from "./vendor.ts";

/** What every handler of the twin receives, whatever its operation. */
export type StripeContext = Pick<
  Context<Api, Resources, object>,
  "asOf" | "emit" | "fail" | "now" | "page" | "random" | "store" | "unix"
>;

export type Store = StripeContext["store"];
export type Fail = StripeContext["fail"];

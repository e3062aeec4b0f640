import type { Context } from "@wondertwin/framework";
import type { Resources } from "./resources.ts";
import type { Api } from "./vendor.ts";

/** What every handler of the twin receives, whatever its operation. */
export type ResendContext = Pick<
  Context<Api, Resources, object>,
  "caller" | "emit" | "fail" | "now" | "page" | "random" | "store"
>;

export type Store = ResendContext["store"];

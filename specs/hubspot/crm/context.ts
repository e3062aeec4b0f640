import type { Context } from "@wondertwin/framework";
import type { Resources } from "../resources.ts";
import type { Api } from "../vendor.ts";

/** What every handler of the twin receives, whatever its operation. */
export type HubspotContext = Pick<
  Context<Api, Resources, object>,
  "caller" | "emit" | "fail" | "now" | "random" | "store" | "unix" | "url"
>;

export type Store = HubspotContext["store"];

/** The moment as HubSpot writes it. */
export const moment = ({ now }: Pick<HubspotContext, "now">): string => now().toISOString();

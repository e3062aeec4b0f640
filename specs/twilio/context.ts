import type { Context } from "@wondertwin/framework";
import type { Resources } from "./resources.ts";
import type { Api } from "./vendor.ts";

/** What everything that happens in an account may touch, whatever request it comes from. */
export type TwilioContext = Context<Api, Resources, object>;

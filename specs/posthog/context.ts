import type { Context, Store } from "@wondertwin/framework";
import type { Api } from "./api.gen.ts";
import type { Resources } from "./resources.ts";

/** What every handler has at hand, whatever it was asked. */
export type Posthog = Context<Api, Resources, object>;

export type PosthogStore = Store<Resources, string>;

export type Team = Resources["Team"];

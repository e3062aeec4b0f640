import type { Context } from "@wondertwin/framework";
import type { Resources } from "../resources.ts";
import type { Api } from "../vendor.ts";

/** What rules need of a request, whatever it asks. */
export type Acting = Pick<Context<Api, Resources, unknown>, "store" | "caller" | "now" | "fail">;

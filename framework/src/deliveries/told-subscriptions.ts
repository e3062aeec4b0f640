import type { Subscription } from "../authoring/event.ts";
import type { TwinOptions } from "../engine/twin-options.ts";
import type { TwinModel } from "../twin/twin-model.ts";

/** What deliveries are signed with where neither the vendor nor the user has a word for it. */
export const DEFAULT_SECRET = "wondertwin";

/** Who is told of events because the twin was told so. */
export function toldSubscriptions(
  { vendor }: Pick<TwinModel, "vendor">,
  webhook: TwinOptions["webhook"],
): readonly Subscription[] {
  if (!webhook) return [];
  const { url, events = ["*"], secret = fixedSecret(vendor) ?? DEFAULT_SECRET } = webhook;
  return [{ id: "told", url, events, secret }];
}

function fixedSecret({ webhooks }: TwinModel["vendor"]): string | undefined {
  return typeof webhooks?.secret === "string" ? webhooks.secret : undefined;
}

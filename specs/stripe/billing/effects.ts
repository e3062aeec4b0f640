import type { Schemas } from "../api.gen.ts";
import type { StripeContext } from "../context.ts";
import { advanceInvoice, collectAgain, fallDue } from "./advancing.ts";
import { endSubscription, expireSubscription } from "./ending.ts";
import { renew } from "./renewing.ts";

type Effects<T> = Readonly<Record<string, (context: StripeContext, self: T) => void>>;

/** What comes over subscriptions by itself. */
export const subscriptionEffects: Effects<Schemas["subscription"]> = {
  cancel: (context, self) => {
    endSubscription(context, self);
  },
  expire: expireSubscription,
  renew,
  trial_will_end: ({ emit }, self) => {
    if (self.status === "trialing") emit("customer.subscription.trial_will_end", self);
  },
};

/** What comes over invoices by itself. */
export const invoiceEffects: Effects<Schemas["invoice"]> = {
  collect: collectAgain,
  fall_due: fallDue,
  finalize: advanceInvoice,
};

/** Effects as a resource's behaviour takes them. */
export function asBehaviour<T>(effects: Effects<T>) {
  return Object.fromEntries(
    Object.entries(effects).map(([name, happen]) => [
      name,
      (context: StripeContext & { readonly self: T }) => {
        happen(context, context.self);
        return undefined;
      },
    ]),
  );
}

import { cardDetails, type GivenCard, readCard } from "./card-details.ts";
import type { StripeContext } from "./context.ts";
import type { PaymentMethod } from "./payment-errors.ts";
import { billingDetails } from "./payment-method-data.ts";
import { spendCardToken } from "./tokens.ts";

interface Requested {
  readonly card?: GivenCard | string | undefined;
  readonly customer?: string | undefined;
  readonly source?: string | undefined;
}

/** What a charge without a PaymentIntent is made with: a token's card, or one the request writes out. */
export function chargedSource(context: StripeContext, { card, customer, source }: Requested): PaymentMethod {
  const { fail, random, unix } = context;
  const common = {
    created: unix(),
    livemode: false,
    metadata: {},
    object: "payment_method",
    type: "card",
  } as const;
  if (typeof card === "object")
    return {
      ...common,
      billing_details: billingDetails(),
      card: cardDetails(readCard(card, context), { cvc: card.cvc !== undefined }),
      customer: null,
      id: `card_1${random(23)}`,
    };
  const token = source ?? card;
  if (token === undefined)
    return customer === undefined
      ? fail("parameter_missing", { message: "Must provide source or customer." })
      : fail("missing", {
          message: "Cannot charge a customer that has no active card",
          param: "card",
          extra: { type: "card_error" },
        });
  const spent = spendCardToken(context, token, "source");
  const { legacy } = spent;
  return {
    ...common,
    billing_details: billingDetails({
      address: {
        city: legacy.address_city,
        country: legacy.address_country,
        line1: legacy.address_line1,
        line2: legacy.address_line2,
        postal_code: legacy.address_zip,
        state: legacy.address_state,
      },
      name: legacy.name,
    }),
    card: cardDetails(spent.card, { cvc: legacy.cvc_check !== null }),
    customer: customer ?? null,
    id: legacy.id,
  };
}

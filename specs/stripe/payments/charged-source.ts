import type { Schemas } from "../api.gen.ts";
import { cardDetails, type GivenCard, readCard } from "../cards/card-details.ts";
import { type CardHolder, legacyCard, readLegacyCard } from "../cards/legacy-cards.ts";
import { spendCardToken } from "../cards/tokens.ts";
import type { StripeContext } from "../context.ts";
import type { PaymentMethod } from "./payment-errors.ts";
import { holderDetails } from "./payment-method-data.ts";

type LegacyCard = Schemas["card"];

interface Requested {
  readonly card?: (GivenCard & CardHolder) | string | undefined;
  readonly customer?: string | undefined;
  readonly source?: string | undefined;
}

/**
 * What a charge without a PaymentIntent is made with: a card the request writes out, a token's card or one of
 * the customer's sources; the customer's default where the request names none.
 */
export function chargedSource(context: StripeContext, { card, customer, source }: Requested): PaymentMethod {
  if (typeof card === "object") {
    const id = `card_1${context.random(23)}`;
    return asMethod(legacyCard(id, readCard(card, context), card), context.unix());
  }
  const named = source ?? card;
  const legacy =
    customer === undefined
      ? tokenCard(context, named)
      : (customersCard(context, customer, named) ?? tokenCard(context, named));
  return asMethod(legacy, context.unix());
}

function tokenCard(context: StripeContext, token: string | undefined): LegacyCard {
  if (token !== undefined) return spendCardToken(context, token, "source").legacy;
  return context.fail("parameter_missing", { message: "Must provide source or customer." });
}

function customersCard(
  { fail, store }: StripeContext,
  customer: string,
  named: string | undefined,
): LegacyCard | undefined {
  const id = named ?? store.customer.get(customer).default_source;
  if (!id)
    return fail("missing", {
      extra: { type: "card_error" },
      message: "Cannot charge a customer that has no active card",
      param: "card",
    });
  const source = store.payment_source.find(id);
  if (source?.customer !== customer) {
    if (!id.startsWith("card_")) return undefined;
    return fail("missing", {
      message: `Customer ${customer} does not have card with ID ${id}`,
      param: "card",
    });
  }
  if (source.object === "card") return source;
  return fail("invalid_argument", {
    message: "The twin charges bank accounts by PaymentIntents only.",
    param: "source",
  });
}

/** A token's or source's card in the shape that charges are made with. */
function asMethod(legacy: LegacyCard, unix: number): PaymentMethod {
  return {
    id: legacy.id,
    object: "payment_method",
    billing_details: holderDetails(legacy),
    card: cardDetails(readLegacyCard({ card: legacy }), { cvc: legacy.cvc_check !== null }),
    created: unix,
    customer: legacy.customer ?? null,
    livemode: false,
    metadata: {},
    type: "card",
  };
}

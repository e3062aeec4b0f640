import type { Schemas } from "../api.gen.ts";
import { type AskedPrice, askedPrice, embeddedPrice } from "../catalogue/asked-prices.ts";
import { amountFor } from "../catalogue/price-amounts.ts";
import type { StripeContext } from "../context.ts";

type Item = Schemas["subscription_item"];
type Price = Schemas["price"];

/** An item as a request asks for it. */
export interface AskedSubscriptionItem extends AskedPrice {
  readonly quantity?: number | undefined;
  readonly metadata?: { readonly [key: string]: string } | "" | undefined;
}

/** The recurring prices a request asks for: billed at the same times, in the same currency. */
export function askedPrices(
  context: StripeContext,
  asked: readonly AskedSubscriptionItem[],
  others: readonly Price[] = [],
): Price[] {
  const prices = asked.map((each, position) =>
    askedPrice(context, each, { at: `items[${position}]`, type: "recurring" }),
  );
  const [first, ...rest] = [...others, ...prices];
  for (const price of rest) checkAlike(context, price, first ?? price);
  return prices;
}

function checkAlike({ fail }: StripeContext, price: Price, first: Price): void {
  if (price.currency !== first.currency)
    fail("invalid_argument", {
      message: `The price specified only supports \`${price.currency}\`. This doesn't match the expected currency: \`${first.currency}\`.`,
      param: "items",
    });
  if (
    price.recurring?.interval !== first.recurring?.interval ||
    price.recurring?.interval_count !== first.recurring?.interval_count
  )
    fail("invalid_argument", {
      message:
        "All prices on a subscription must have the same `recurring.interval` and `recurring.interval_count`. If you meant to update an existing subscription item instead of creating a new one, make sure to include the subscription item ID in the request. See examples at https://stripe.com/docs/billing/subscriptions/multiple-products.",
      param: "items",
    });
}

/** What an item has of a price; metered prices count usage instead of a quantity. */
export function itemFields(price: Price, quantity: number | undefined): Partial<Item> {
  const metered = price.recurring?.usage_type === "metered";
  return { price: embeddedPrice(price), ...(metered ? {} : { quantity: quantity ?? 1 }) };
}

/** What an item costs for a period in advance; usage is billed afterwards. */
export function advanceAmount({ store }: StripeContext, { price, quantity }: Item): number {
  if (quantity === undefined) return 0;
  // The item carries its price without tiers; the price itself has them.
  return amountFor(store.price.find(price.id) ?? price, quantity);
}

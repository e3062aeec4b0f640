import type { Schemas } from "../api.gen.ts";
import type { StripeContext } from "../context.ts";
import { pricingOf } from "./pricing.ts";
import { recurrenceOf } from "./recurrence.ts";

type Price = Schemas["price"];

/** A price as requests name or describe it. */
export interface AskedPrice {
  readonly price?: string | undefined;
  readonly price_data?:
    | {
        readonly currency: string;
        readonly product?: string;
        readonly product_data?: { readonly name: string; readonly description?: string };
        readonly recurring?: {
          readonly interval: "day" | "month" | "week" | "year";
          readonly interval_count?: number;
        };
        readonly tax_behavior?: "exclusive" | "inclusive" | "unspecified";
        readonly unit_amount?: number;
        readonly unit_amount_decimal?: string;
      }
    | undefined;
}

/** The price that a request means, and where it stands; `type` is the kind that is wanted there. */
export function askedPrice(
  context: StripeContext,
  { price: id, price_data }: AskedPrice,
  { at, type }: { readonly at: string; readonly type?: Price["type"] },
): Price {
  const { store, fail } = context;
  if ((id === undefined) === (price_data === undefined))
    fail("parameter_missing", {
      message: `You must specify either \`price\` or \`price_data\` in ${at}.`,
      param: `${at}[price]`,
    });
  if (id === undefined) return inlinePrice(context, price_data, at);
  const price = store.price.find(id) ?? fail("not_found", { resource: "price", id, param: `${at}[price]` });
  if (!price.active)
    fail("invalid_argument", {
      message: "The price specified is inactive. This field only accepts active prices.",
      param: `${at}[price]`,
    });
  if (type && price.type !== type)
    fail("invalid_argument", {
      message: `The price specified is set to \`type=${price.type}\` but this field only accepts prices with \`type=${type}\`.`,
      param: `${at}[price]`,
    });
  return price;
}

/** A price written out in a request is kept for it alone: inactive, so that nothing else offers it. */
function inlinePrice(context: StripeContext, data: AskedPrice["price_data"], at: string): Price {
  const { store, fail } = context;
  if (!data) return fail("parameter_missing", { param: `${at}[price_data]` });
  const { product, product_data, recurring } = data;
  if ((product === undefined) === (product_data === undefined))
    fail("parameter_missing", {
      message: `You must specify either \`product\` or \`product_data\` in ${at}[price_data].`,
      param: `${at}[price_data][product]`,
    });
  if (product !== undefined && !store.product.find(product))
    fail("not_found", { resource: "product", id: product, param: `${at}[price_data][product]` });
  return store.price.insert({
    ...pricingOf(data, fail),
    active: false,
    product: product ?? store.product.insert({ ...product_data, active: false }).id,
    recurring: recurring ? recurrenceOf(recurring, fail) : null,
    type: recurring ? "recurring" : "one_time",
  });
}

/** A price as other objects carry it: without what is only shown on request. */
export function embeddedPrice({ currency_options, tiers, ...price }: Price): Price {
  return price;
}

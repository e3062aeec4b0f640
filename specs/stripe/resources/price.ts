import { type Changes, prefixed } from "@wondertwin/framework";
import type { Schemas } from "../api.gen.ts";
import { currencyOptions, pricingOf } from "../catalogue/pricing.ts";
import { recurrenceOf } from "../catalogue/recurrence.ts";
import type { Fail, Store } from "../context.ts";
import { stripe } from "../vendor.ts";

const price = stripe.resource("price", { path: "/v1/prices/{price}", id: prefixed("price_1", 23) });

type Price = Schemas["price"];

export default price.behaves({
  defaults: { active: true, tax_behavior: "unspecified" },
  onExpand: ["currency_options", "tiers"],
  filters: {
    currency: (self, currency) => self.currency === currency.toLowerCase(),
    lookup_keys: (self, keys) => keys.includes(self.lookup_key ?? ""),
    recurring: ({ recurring }, asked) =>
      (asked.interval === undefined || recurring?.interval === asked.interval) &&
      (asked.meter === undefined || recurring?.meter === asked.meter) &&
      (asked.usage_type === undefined || recurring?.usage_type === asked.usage_type),
  },
  create: ({ body, store, fail }) => {
    const { product, product_data, recurring } = body;
    if ((product === undefined) === (product_data === undefined))
      fail("invalid_argument", {
        message:
          product === undefined
            ? "You must specify either `product` or `product_data` when creating a price."
            : "You may only specify one of these parameters: product, product_data.",
        param: "product",
      });
    const pricing = pricingOf(body, fail);
    freeLookupKey(body, store, fail);
    return {
      ...pricing,
      recurring: recurring ? recurrenceOf(recurring, fail) : null,
      type: recurring ? "recurring" : "one_time",
      product: product ?? store.product.insert(product_data ?? {}).id,
    };
  },
  update: ({ self, body, store, fail }) => {
    if (body.active === false && store.product.get(self.product).default_price === self.id)
      fail("invalid_argument", {
        message: "This price cannot be archived because it is the default price of its product.",
        param: "active",
      });
    const { tax_behavior = "unspecified" } = self;
    if (body.tax_behavior && tax_behavior !== "unspecified" && body.tax_behavior !== tax_behavior)
      fail("invalid_argument", {
        message: `You cannot change the \`tax_behavior\` of a price once it is set to \`${tax_behavior}\`.`,
        param: "tax_behavior",
      });
    freeLookupKey(body, store, fail, self.id);
    return {
      ...(body.lookup_key === "" && { lookup_key: null }),
      ...optionsAfter(self, body.currency_options, fail),
    };
  },
});

/** A lookup key names one price; a request may take it over (docs.stripe.com/api/prices/create). */
function freeLookupKey(
  body: { lookup_key?: string; transfer_lookup_key?: boolean },
  store: Store,
  fail: Fail,
  id?: string,
): void {
  const holder = body.lookup_key ? store.price.find({ lookup_key: body.lookup_key }) : undefined;
  if (!holder || holder.id === id) return;
  if (!body.transfer_lookup_key)
    fail("invalid_argument", {
      message: `A price (\`${holder.id}\`) already uses that lookup key.`,
      param: "lookup_key",
    });
  store.price.update(holder, { lookup_key: null });
}

type Asked = Parameters<typeof currencyOptions>[0]["currency_options"];

/** The price's own currency never changes; others come, change and, all at once, go. */
function optionsAfter(self: Price, asked: Asked | "", fail: Fail): Changes<Price> {
  if (asked === undefined) return {};
  const own = self.currency_options?.[self.currency];
  const kept = own ? { [self.currency]: own } : {};
  if (asked === "") return { currency_options: kept };
  if (Object.keys(asked).some((currency) => currency.toLowerCase() === self.currency))
    fail("invalid_argument", {
      message: "You cannot change the price's default currency with `currency_options`.",
      param: "currency_options",
    });
  return {
    currency_options: {
      ...self.currency_options,
      ...currencyOptions({ currency: self.currency, currency_options: asked }, fail),
      ...kept,
    },
  };
}

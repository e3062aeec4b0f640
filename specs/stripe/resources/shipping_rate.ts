import { prefixed } from "@wondertwin/framework";
import type { Schemas } from "../api.gen.ts";
import { knownCurrency } from "../money/currencies.ts";
import { stripe } from "../vendor.ts";

const shippingRate = stripe.resource("shipping_rate", {
  path: "/v1/shipping_rates/{shipping_rate_token}",
  id: prefixed("shr_1", 23),
});

type FixedAmount = NonNullable<Schemas["shipping_rate"]["fixed_amount"]>;
type Options = NonNullable<FixedAmount["currency_options"]>;

export default shippingRate.behaves({
  defaults: { active: true, tax_behavior: "unspecified", type: "fixed_amount" },
  filters: { currency: (self, currency) => self.fixed_amount?.currency === currency.toLowerCase() },
  create: ({ body: { fixed_amount }, fail }) => {
    if (!fixed_amount)
      return fail("parameter_missing", {
        message: "You must specify `fixed_amount` when `type` is `fixed_amount`.",
        param: "fixed_amount",
      });
    if (fixed_amount.amount < 0)
      fail("invalid_argument", {
        message: "This value must be greater than or equal to 0.",
        param: "fixed_amount[amount]",
      });
    const { amount, currency, currency_options } = fixed_amount;
    const options = currency_options && optionsOf(currency_options);
    return {
      fixed_amount: {
        amount,
        currency: knownCurrency(currency, fail),
        ...(options && { currency_options: options }),
      },
    };
  },
  update: ({ self, body }) => {
    const own = self.fixed_amount;
    const asked = body.fixed_amount?.currency_options;
    if (!own || !asked) return {};
    const before = own.currency_options ?? {};
    return { fixed_amount: { ...own, currency_options: { ...before, ...optionsOf(asked, before) } } };
  },
});

function optionsOf(
  asked: { readonly [currency: string]: { amount?: number; tax_behavior?: Options[string]["tax_behavior"] } },
  before: Options = {},
): Options {
  return Object.fromEntries(
    Object.entries(asked).map(([name, { amount, tax_behavior }]) => {
      const currency = name.toLowerCase();
      return [
        currency,
        {
          amount: amount ?? before[currency]?.amount ?? 0,
          tax_behavior: tax_behavior ?? before[currency]?.tax_behavior ?? "unspecified",
        },
      ];
    }),
  );
}

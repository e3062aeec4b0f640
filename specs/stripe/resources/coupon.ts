import type { Schemas } from "../api.gen.ts";
import { isValid } from "../catalogue/coupons.ts";
import type { Fail } from "../context.ts";
import { knownCurrency } from "../money/currencies.ts";
import { stripe } from "../vendor.ts";

const coupon = stripe.resource("coupon", { path: "/v1/coupons/{coupon}", id: ({ random }) => random(8) });

type Coupon = Schemas["coupon"];

export default coupon.behaves({
  defaults: { duration: "once", times_redeemed: 0 },
  onExpand: ["applies_to", "currency_options"],
  computed: { valid: (self, { unix }) => isValid(self, unix()) },
  create: ({ body, store, fail }) => {
    if (body.id !== undefined && store.coupon.find(body.id))
      fail("resource_already_exists", { message: "Coupon already exists.", param: "id" });
    checkDiscount(body, fail);
    const { duration, duration_in_months } = body;
    if (duration === "repeating" && duration_in_months === undefined)
      fail("parameter_missing", {
        message: "You must pass duration_in_months when duration is repeating.",
        param: "duration_in_months",
      });
    if (duration !== "repeating" && duration_in_months !== undefined)
      fail("invalid_argument", {
        message: "You may only pass duration_in_months when duration is repeating.",
        param: "duration_in_months",
      });
    return {
      id: body.id,
      currency: body.currency && knownCurrency(body.currency, fail),
      ...(body.amount_off !== undefined && {
        currency_options: {
          ...body.currency_options,
          [(body.currency ?? "").toLowerCase()]: { amount_off: body.amount_off },
        },
      }),
    };
  },
  update: ({ self, body }) => ({
    currency_options: body.currency_options && { ...self.currency_options, ...body.currency_options },
  }),
});

/** A coupon takes off a percentage, or an amount in one currency. */
function checkDiscount(
  { percent_off, amount_off, currency }: Partial<Pick<Coupon, "percent_off" | "amount_off" | "currency">>,
  fail: Fail,
): void {
  if (percent_off == null && amount_off == null)
    fail("parameter_missing", {
      message: "You must pass either percent_off or amount_off.",
      param: "percent_off",
    });
  if (percent_off != null && amount_off != null)
    fail("invalid_argument", {
      message: "You may only specify one of these parameters: amount_off, percent_off.",
      param: "amount_off",
    });
  if (percent_off != null && (percent_off <= 0 || percent_off > 100))
    fail("invalid_argument", {
      message: `Invalid percent_off: ${percent_off}; must be greater than 0 and at most 100.`,
      param: "percent_off",
    });
  if (amount_off != null && amount_off <= 0)
    fail("parameter_invalid_integer", {
      message: "This value must be greater than or equal to 1.",
      param: "amount_off",
    });
  if (amount_off != null && !currency)
    fail("parameter_missing", {
      message: "You must pass currency when passing amount_off.",
      param: "currency",
    });
}

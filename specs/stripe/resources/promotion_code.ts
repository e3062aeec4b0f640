import { prefixed } from "@wondertwin/framework";
import { currentCoupon, isRedeemable, isValid } from "../catalogue/coupons.ts";
import { stripe } from "../vendor.ts";

const promotionCode = stripe.resource("promotion_code", {
  path: "/v1/promotion_codes/{promotion_code}",
  id: prefixed("promo_1", 23),
});

const codeAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

export default promotionCode.behaves({
  defaults: {
    active: true,
    code: ({ random }) => random(8, codeAlphabet),
    restrictions: { first_time_transaction: false, minimum_amount: null, minimum_amount_currency: null },
    times_redeemed: 0,
  },
  computed: {
    active: (self, { store, unix }) => isRedeemable(self, store, unix()),
    coupon: (self, { store, unix }) => currentCoupon(self, store, unix()),
  },
  filters: {
    active: (self, active, { store, unix }) => isRedeemable(self, store, unix()) === active,
    code: (self, code) => self.code.toLowerCase() === code.toLowerCase(),
    coupon: (self, id) => self.coupon.id === id,
  },
  create: ({ body, store, fail, unix }) => {
    const { code, customer, expires_at, max_redemptions, restrictions } = body;
    const coupon =
      store.coupon.find(body.coupon) ??
      fail("not_found", { resource: "coupon", id: body.coupon, param: "coupon" });
    if (!isValid(coupon, unix()))
      fail("coupon_expired", { message: `Coupon expired: ${coupon.id}`, param: "coupon" });
    if (code !== undefined) {
      const taken = store.promotion_code.find(
        (each) =>
          each.code.toLowerCase() === code.toLowerCase() &&
          (each.customer ?? undefined) === customer &&
          isRedeemable(each, store, unix()),
      );
      if (taken)
        fail("invalid_argument", {
          message: `An active promotion code with \`code: ${code}\` already exists.`,
          param: "code",
        });
    }
    if (expires_at !== undefined && expires_at <= unix())
      fail("invalid_argument", { message: "Invalid timestamp: must be in the future", param: "expires_at" });
    if (max_redemptions !== undefined && max_redemptions < 1)
      fail("parameter_invalid_integer", {
        message: "This value must be greater than or equal to 1.",
        param: "max_redemptions",
      });
    if (
      (restrictions?.minimum_amount === undefined) !==
      (restrictions?.minimum_amount_currency === undefined)
    )
      fail("parameter_missing", {
        message: "You must pass both restrictions[minimum_amount] and restrictions[minimum_amount_currency].",
        param: "restrictions[minimum_amount_currency]",
      });
    return {
      coupon,
      ...(restrictions && {
        restrictions: {
          ...(restrictions.currency_options && {
            currency_options: Object.fromEntries(
              Object.entries(restrictions.currency_options).map(([currency, { minimum_amount = 0 }]) => [
                currency,
                { minimum_amount },
              ]),
            ),
          }),
          first_time_transaction: restrictions.first_time_transaction ?? false,
          minimum_amount: restrictions.minimum_amount ?? null,
          minimum_amount_currency: restrictions.minimum_amount_currency?.toLowerCase() ?? null,
        },
      }),
    };
  },
  update: ({ self, body, store, fail, unix }) => {
    if (body.active && !isRedeemable({ ...self, active: true }, store, unix()))
      fail("invalid_argument", {
        message: "This promotion code cannot be activated: it, or its coupon, has expired or is used up.",
        param: "active",
      });
    return {};
  },
});

import type { Schemas } from "../api.gen.ts";
import { addMonths } from "../billing/calendar.ts";
import type { StripeContext } from "../context.ts";
import { embeddedCoupon, isRedeemable, isValid } from "./coupons.ts";

type Discount = Schemas["discount"];

interface Redemption {
  readonly coupon?: string | undefined;
  readonly promotion_code?: string | undefined;
  readonly customer: string;
  readonly subscription?: string;
}

type Tools = Pick<StripeContext, "fail" | "random" | "store" | "unix">;

/**
 * Redeems a coupon or a promotion code: what it takes off from now on.
 *
 * Fails when there is no such thing, or when it can no longer be redeemed.
 */
export function redeem(redemption: Redemption, { store, fail, unix, random }: Tools): Discount {
  const { promotion_code, customer, subscription } = redemption;
  const code = promotion_code === undefined ? undefined : store.promotion_code.find(promotion_code);
  if (promotion_code !== undefined && !code)
    fail("not_found", { resource: "promotion_code", id: promotion_code, param: "promotion_code" });
  if (code && !isRedeemable(code, store, unix()))
    fail("invalid_argument", { message: "This promotion code has expired.", param: "promotion_code" });
  if (code?.customer && code.customer !== customer)
    fail("invalid_argument", {
      message: "This promotion code cannot be redeemed by this customer.",
      param: "promotion_code",
    });
  const id = code?.coupon.id ?? redemption.coupon ?? "";
  const coupon = store.coupon.find(id) ?? fail("not_found", { resource: "coupon", id, param: "coupon" });
  if (!isValid(coupon, unix())) fail("coupon_expired", { message: `Coupon expired: ${id}`, param: "coupon" });
  const redeemed = store.coupon.update(coupon, { times_redeemed: coupon.times_redeemed + 1 });
  if (code) store.promotion_code.update(code, { times_redeemed: code.times_redeemed + 1 });
  return {
    id: `di_1${random(23)}`,
    object: "discount",
    checkout_session: null,
    coupon: embeddedCoupon(redeemed, unix()),
    customer,
    end: endOf(coupon, unix()),
    invoice: null,
    invoice_item: null,
    promotion_code: code?.id ?? null,
    start: unix(),
    subscription: subscription ?? null,
    subscription_item: null,
  };
}

/** The second a repeating coupon stops: as many calendar months later. */
function endOf({ duration, duration_in_months }: Schemas["coupon"], start: number): number | null {
  if (duration !== "repeating" || duration_in_months == null) return null;
  return addMonths(start, duration_in_months);
}

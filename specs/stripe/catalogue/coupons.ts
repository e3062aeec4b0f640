import type { Schemas } from "../api.gen.ts";
import type { Store } from "../context.ts";

type Coupon = Schemas["coupon"];
type PromotionCode = Schemas["promotion_code"];

/** Whether a coupon can still be applied: it has neither run out of time nor of redemptions. */
export function isValid({ redeem_by, max_redemptions, times_redeemed }: Coupon, unix: number): boolean {
  return (
    (redeem_by == null || unix <= redeem_by) && (max_redemptions == null || times_redeemed < max_redemptions)
  );
}

/** A coupon as other objects carry it: without what is only shown on request, valid or not at this moment. */
export function embeddedCoupon({ applies_to, currency_options, ...coupon }: Coupon, unix: number): Coupon {
  return { ...coupon, valid: isValid(coupon, unix) };
}

/** The coupon behind a promotion code as it is now; one that is gone is valid no more. */
export function currentCoupon(code: PromotionCode, store: Store, unix: number): Coupon {
  const coupon = store.coupon.find(code.coupon.id);
  return coupon ? embeddedCoupon(coupon, unix) : { ...code.coupon, valid: false };
}

/** Whether customers can redeem a promotion code at this moment. */
export function isRedeemable(code: PromotionCode, store: Store, unix: number): boolean {
  const { active, expires_at, max_redemptions, times_redeemed } = code;
  return (
    active &&
    (expires_at == null || unix <= expires_at) &&
    (max_redemptions == null || times_redeemed < max_redemptions) &&
    currentCoupon(code, store, unix).valid
  );
}

import type { Schemas } from "../api.gen.ts";

type Price = Schemas["price"];
type Tier = Schemas["price_tier"];

const decimal = (text: string | null | undefined) => Number(text ?? 0);

/**
 * What a quantity costs at a price, in the smallest unit of the price's currency.
 *
 * Volume tiers charge all units at the rate of the tier that the quantity reaches, graduated ones each unit at
 * the rate of its own tier (docs.stripe.com/products-prices/pricing-models).
 */
export function amountFor(price: Price, quantity: number): number {
  const units = transformed(price, quantity);
  if (price.billing_scheme === "per_unit") return Math.round(decimal(price.unit_amount_decimal) * units);
  const tiers = price.tiers ?? [];
  return Math.round(price.tiers_mode === "volume" ? volume(tiers, units) : graduated(tiers, units));
}

function transformed({ transform_quantity: transform }: Price, quantity: number): number {
  if (!transform) return quantity;
  const groups = quantity / transform.divide_by;
  return transform.round === "up" ? Math.ceil(groups) : Math.floor(groups);
}

function volume(tiers: readonly Tier[], units: number): number {
  const tier = tiers.find(({ up_to }) => up_to == null || units <= up_to);
  return tier ? decimal(tier.unit_amount_decimal) * units + decimal(tier.flat_amount_decimal) : 0;
}

function graduated(tiers: readonly Tier[], units: number): number {
  let total = 0;
  let below = 0;
  for (const tier of tiers) {
    const inTier = Math.min(units, tier.up_to ?? units) - below;
    if (inTier <= 0 && below > 0) break;
    total += decimal(tier.unit_amount_decimal) * Math.max(inTier, 0) + decimal(tier.flat_amount_decimal);
    below = tier.up_to ?? units;
  }
  return total;
}

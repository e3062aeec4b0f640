import type { Schemas } from "../api.gen.ts";
import type { Fail } from "../context.ts";
import { amountOf, isDecimalAmount } from "../money/amounts.ts";
import { knownCurrency } from "../money/currencies.ts";

type Price = Schemas["price"];
type Option = Schemas["currency_option"];
type Tier = Schemas["price_tier"];

export interface RequestedTier {
  readonly flat_amount?: number;
  readonly flat_amount_decimal?: string;
  readonly unit_amount?: number;
  readonly unit_amount_decimal?: string;
  readonly up_to: "inf" | number;
}

interface RequestedCustomAmount {
  readonly enabled: boolean;
  readonly maximum?: number;
  readonly minimum?: number;
  readonly preset?: number;
}

/** What a request says a price costs, in one currency. */
export interface RequestedPricing {
  readonly custom_unit_amount?: RequestedCustomAmount;
  readonly tax_behavior?: Option["tax_behavior"];
  readonly tiers?: readonly RequestedTier[];
  readonly unit_amount?: number;
  readonly unit_amount_decimal?: string;
}

/** How a price charges, beside its amounts. */
export interface RequestedScheme extends RequestedPricing {
  readonly billing_scheme?: Price["billing_scheme"];
  readonly currency: string;
  readonly currency_options?: { readonly [currency: string]: RequestedPricing };
  readonly tiers_mode?: Price["tiers_mode"];
  readonly transform_quantity?: object;
}

/** The amounts of a price, checked against its billing scheme. */
export function pricingOf(request: RequestedScheme, fail: Fail) {
  const { billing_scheme = "per_unit", tiers, custom_unit_amount } = request;
  if (billing_scheme === "tiered") {
    if (!tiers)
      fail("parameter_missing", {
        message: "You must specify `tiers` when `billing_scheme` is `tiered`.",
        param: "tiers",
      });
    if (!request.tiers_mode)
      fail("parameter_missing", {
        message: "You must specify `tiers_mode` when `billing_scheme` is `tiered`.",
        param: "tiers_mode",
      });
  } else if (tiers) {
    fail("invalid_argument", {
      message: "You may only specify `tiers` when `billing_scheme` is `tiered`.",
      param: "tiers",
    });
  } else if (
    request.unit_amount === undefined &&
    request.unit_amount_decimal === undefined &&
    !custom_unit_amount?.enabled
  ) {
    fail("parameter_missing", {
      message: "Prices require an `unit_amount` or `unit_amount_decimal` parameter to be set.",
      param: "unit_amount",
    });
  }
  if (tiers && request.transform_quantity) exclusive(fail, "", ["tiers", "transform_quantity"]);
  const options = currencyOptions(request, fail);
  const { tax_behavior, ...own } = options[request.currency.toLowerCase()] ?? {};
  return {
    ...own,
    ...(tax_behavior && { tax_behavior }),
    billing_scheme,
    tiers_mode: request.tiers_mode ?? null,
    currency: knownCurrency(request.currency, fail),
    currency_options: options,
  };
}

/** What the price costs in each currency, its own first. */
export function currencyOptions(
  request: RequestedScheme,
  fail: Fail,
): NonNullable<Price["currency_options"]> {
  const options: Record<string, Option> = { [request.currency.toLowerCase()]: option(request, fail, "") };
  for (const [currency, pricing] of Object.entries(request.currency_options ?? {}))
    options[currency.toLowerCase()] = option(pricing, fail, `currency_options[${currency}]`);
  return options;
}

function option(pricing: RequestedPricing, fail: Fail, at: string): Option {
  checkAmounts(pricing, fail, at);
  return { ...amountsOf(pricing, fail, at), tax_behavior: pricing.tax_behavior ?? "unspecified" };
}

function amountsOf(pricing: RequestedPricing, fail: Fail, at: string) {
  const { amount, decimal } = amountOf(pricing.unit_amount, pricing.unit_amount_decimal);
  const custom = pricing.custom_unit_amount;
  return {
    custom_unit_amount: custom?.enabled
      ? { maximum: custom.maximum ?? null, minimum: custom.minimum ?? null, preset: custom.preset ?? null }
      : null,
    unit_amount: amount,
    unit_amount_decimal: decimal,
    ...(pricing.tiers && { tiers: tiersOf(pricing.tiers, fail, within(at, "tiers")) }),
  };
}

const within = (at: string, name: string) => (at === "" ? name : `${at}[${name}]`);

function checkAmounts(pricing: RequestedPricing, fail: Fail, at: string): void {
  const { unit_amount, unit_amount_decimal, custom_unit_amount } = pricing;
  if (unit_amount !== undefined && unit_amount_decimal !== undefined)
    exclusive(fail, at, ["unit_amount", "unit_amount_decimal"]);
  if (custom_unit_amount?.enabled && (unit_amount ?? unit_amount_decimal) !== undefined)
    exclusive(fail, at, ["custom_unit_amount", "unit_amount"]);
  if (unit_amount !== undefined && unit_amount < 0) negative(fail, within(at, "unit_amount"));
  checkDecimal(unit_amount_decimal, fail, within(at, "unit_amount_decimal"));
}

function checkDecimal(text: string | undefined, fail: Fail, param: string): void {
  if (text !== undefined && !isDecimalAmount(text))
    fail("invalid_argument", {
      message: `Invalid decimal: ${text}; must contain at maximum twelve decimal places.`,
      param,
    });
}

function negative(fail: Fail, param: string): never {
  return fail("invalid_argument", { message: "This value must be greater than or equal to 0.", param });
}

function exclusive(fail: Fail, at: string, names: readonly [string, ...string[]]): never {
  return fail("invalid_argument", {
    message: `You may only specify one of these parameters: ${names.join(", ")}.`,
    param: within(at, names[0]),
  });
}

/** Tiers rise, and the last one has no end (docs.stripe.com/api/prices/create). */
function tiersOf(tiers: readonly RequestedTier[], fail: Fail, param: string): Tier[] {
  let reached = 0;
  for (const [position, { up_to }] of tiers.entries()) {
    const last = position === tiers.length - 1;
    if (last !== (up_to === "inf"))
      fail("invalid_argument", {
        message: last
          ? "The last tier must have `up_to` set to `inf`."
          : "Only the last tier may have `up_to` set to `inf`.",
        param: `${param}[${position}][up_to]`,
      });
    if (up_to !== "inf" && up_to <= reached)
      fail("invalid_argument", {
        message: "`up_to` must be greater than that of the tier before.",
        param: `${param}[${position}][up_to]`,
      });
    if (up_to !== "inf") reached = up_to;
  }
  return tiers.map((tier, position) => tierOf(tier, fail, `${param}[${position}]`));
}

function tierOf(tier: RequestedTier, fail: Fail, at: string): Tier {
  if (tier.unit_amount !== undefined && tier.unit_amount_decimal !== undefined)
    exclusive(fail, at, ["unit_amount", "unit_amount_decimal"]);
  if (tier.flat_amount !== undefined && tier.flat_amount_decimal !== undefined)
    exclusive(fail, at, ["flat_amount", "flat_amount_decimal"]);
  checkDecimal(tier.unit_amount_decimal, fail, within(at, "unit_amount_decimal"));
  checkDecimal(tier.flat_amount_decimal, fail, within(at, "flat_amount_decimal"));
  const unit = amountOf(tier.unit_amount, tier.unit_amount_decimal);
  const flat = amountOf(tier.flat_amount, tier.flat_amount_decimal);
  if (unit.decimal === null && flat.decimal === null)
    fail("invalid_argument", { message: "An entry in the tiers array is missing an amount.", param: at });
  return {
    flat_amount: flat.amount,
    flat_amount_decimal: flat.decimal,
    unit_amount: unit.amount,
    unit_amount_decimal: unit.decimal,
    up_to: tier.up_to === "inf" ? null : tier.up_to,
  };
}

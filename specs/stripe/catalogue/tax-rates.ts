import type { Schemas } from "../api.gen.ts";
import type { StripeContext } from "../context.ts";

/** The tax rates that a request names. */
export function taxRatesOf(
  { store, fail }: StripeContext,
  ids: readonly string[] | "" | undefined,
  param: string,
): Schemas["tax_rate"][] | undefined {
  if (ids === undefined) return undefined;
  return [...ids].map(
    (id, position) =>
      store.tax_rate.find(id) ??
      fail("not_found", { resource: "tax_rate", id, param: `${param}[${position}]` }),
  );
}

import type { Schemas } from "../api.gen.ts";

type TaxId = Schemas["tax_id"];
type Verification = NonNullable<TaxId["verification"]>;

/** The kinds that are checked with their government (docs.stripe.com/billing/customer/tax-ids#validation). */
const verified: readonly TaxId["type"][] = ["au_abn", "eu_vat", "gb_vat"];

/** Values that end the check in a known way, in test mode only (docs.stripe.com/billing/customer/tax-ids). */
const outcomes: Readonly<Record<string, Verification["status"]>> = {
  "000000000": "verified",
  "111111111": "unverified",
  "222222222": "pending",
};

/** Whether a value is one of those that the test mode takes for an EU VAT number or an ABN. */
export function isTestValue({ type, value }: Pick<TaxId, "type" | "value">): boolean {
  return (type === "eu_vat" || type === "au_abn") && outcomes[value] !== undefined;
}

/** Whether the check of a tax id comes to an end. */
export function isDecided(taxId: TaxId): boolean {
  return isTestValue(taxId) && taxId.owner?.type !== "self" && outcomes[taxId.value] !== "pending";
}

/** How far the check of a tax id is: it is pending at first and ends a moment later. */
export function verificationOf(taxId: TaxId, unix: number): Verification | null {
  if (taxId.owner?.type === "self") return null;
  const over = unix > taxId.created;
  const status = !verified.includes(taxId.type)
    ? "unavailable"
    : (over && isTestValue(taxId) && outcomes[taxId.value]) || "pending";
  return { status, verified_address: null, verified_name: null };
}

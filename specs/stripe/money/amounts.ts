/** An amount in the smallest currency unit, whole and as the decimal string that may be finer. */
export interface Amount {
  readonly amount: number | null;
  readonly decimal: string | null;
}

/** Decimal amounts have at most twelve places (docs.stripe.com/api/prices/create). */
const decimalForm = /^\d+(?:\.\d{1,12})?$/;

export function isDecimalAmount(text: string): boolean {
  return decimalForm.test(text);
}

/** Both spellings of an amount given in either; a fraction has no whole spelling. */
export function amountOf(amount: number | undefined, decimal: string | undefined): Amount {
  if (amount !== undefined) return { amount, decimal: String(amount) };
  if (decimal === undefined) return { amount: null, decimal: null };
  const trimmed = decimal.includes(".") ? decimal.replace(/\.?0+$/, "") : decimal;
  return { amount: trimmed.includes(".") ? null : Number(trimmed), decimal: trimmed };
}

/** Currencies whose smallest unit is the whole one (docs.stripe.com/currencies#zero-decimal). */
const zeroDecimal: ReadonlySet<string> = new Set([
  "bif",
  "clp",
  "djf",
  "gnf",
  "jpy",
  "kmf",
  "krw",
  "mga",
  "pyg",
  "rwf",
  "ugx",
  "vnd",
  "vuv",
  "xaf",
  "xof",
  "xpf",
]);

const symbols: Readonly<Record<string, string>> = {
  aud: "A$",
  brl: "R$",
  cad: "C$",
  eur: "€",
  gbp: "£",
  hkd: "HK$",
  inr: "₹",
  jpy: "¥",
  mxn: "MX$",
  nzd: "NZ$",
  sgd: "S$",
  usd: "$",
};

export function isZeroDecimal(currency: string): boolean {
  return zeroDecimal.has(currency);
}

/** An amount as Stripe's messages write it: `$1,234.50`. */
export function formatted(amount: number, currency: string): string {
  const [whole = "", fraction] = zeroDecimal.has(currency)
    ? [String(amount)]
    : (amount / 100).toFixed(2).split(".");
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ",");
  return `${symbols[currency] ?? ""}${grouped}${fraction === undefined ? "" : `.${fraction}`}`;
}

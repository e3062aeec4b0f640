import type { Fail } from "../context.ts";

/** The currencies Stripe charges in (docs.stripe.com/currencies#presentment-currencies). */
export const currencies: ReadonlySet<string> = new Set(
  (
    "usd aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl bsd bwp byn bzd cad cdf " +
    "chf clp cny cop crc cve czk djf dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gnf gtq gyd hkd hnl hrk htg " +
    "huf idr ils inr isk jmd jod jpy kes kgs khr kmf krw kwd kyd kzt lak lbp lkr lrd lsl mad mdl mga mkd mmk mnt " +
    "mop mro mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd omr pab pen pgk php pkr pln pyg qar ron rsd rub rwf " +
    "sar sbd scr sek sgd shp sle sll sos srd std szl thb tjs tnd top try ttd twd tzs uah ugx uyu uzs vnd vuv wst " +
    "xaf xcd xof xpf yer zar zmw"
  ).split(" "),
);

/** A currency as Stripe keeps it, in lower case; refuses one it does not charge in. */
export function knownCurrency(currency: string, fail: Fail): string {
  const lower = currency.toLowerCase();
  if (!currencies.has(lower))
    fail("invalid_argument", {
      message: `Invalid currency: ${lower}. Stripe currently supports these currencies: ${[...currencies].join(", ")}`,
      param: "currency",
    });
  return lower;
}

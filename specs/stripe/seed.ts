import { countrySpecs } from "./catalogue/country-specs.ts";
import { taxCodes } from "./catalogue/tax-codes.ts";
import { stripe } from "./vendor.ts";

/** What Stripe tells every account alike; lists show the newest first, so the first comes last. */
export default stripe.seed({ country_spec: countrySpecs.toReversed(), tax_code: taxCodes.toReversed() });

import { currencyOf } from "../accounts.ts";
import type { Schemas } from "../api.gen.ts";
import { currencies } from "../money/currencies.ts";

/** Countries whose businesses can have an account (stripe.com/global). */
const countries =
  "AE AT AU BE BG BR CA CH CY CZ DE DK EE ES FI FR GB GI GR HK HR HU IE IT JP LI LT LU LV MT MX MY NL NO NZ PL PT RO SE SG SI SK TH US".split(
    " ",
  );

const minimum = ["business_profile.mcc", "business_profile.url", "business_type", "external_account"];
const accepted = ["tos_acceptance.date", "tos_acceptance.ip"];
const person = ["individual.dob.day", "individual.dob.month", "individual.dob.year", "individual.first_name"];

/** What Stripe does for businesses of each country (docs.stripe.com/api/country_specs). */
export const countrySpecs: readonly Schemas["country_spec"][] = countries.map((id) => ({
  id,
  object: "country_spec",
  default_currency: currencyOf(id),
  supported_bank_account_currencies: { [currencyOf(id)]: [id] },
  supported_payment_currencies: [...currencies],
  supported_payment_methods: id === "US" ? ["ach", "card", "stripe"] : ["card", "stripe"],
  supported_transfer_countries: countries,
  verification_fields: {
    company: { additional: [], minimum: [...minimum, "company.name", ...accepted] },
    individual: { additional: [], minimum: [...minimum, ...person, "individual.last_name", ...accepted] },
  },
}));

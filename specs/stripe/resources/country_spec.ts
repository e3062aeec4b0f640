import { stripe } from "../vendor.ts";

const countrySpec = stripe.resource("country_spec", {
  path: "/v1/country_specs/{country}",
  id: () => "US",
});

export default countrySpec.behaves({});

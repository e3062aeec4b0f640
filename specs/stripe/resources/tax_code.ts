import { stripe } from "../vendor.ts";

const taxCode = stripe.resource("tax_code", {
  path: "/v1/tax_codes/{id}",
  id: ({ random }) => `txcd_${random(8, "0123456789")}`,
});

export default taxCode.behaves({
  // There are hundreds of codes; any of their form is taken for one, under a name of no product's.
  wellKnown: (id) =>
    /^txcd_\d{8}$/.test(id)
      ? {
          id,
          name: `Tax code ${id.slice(5)}`,
          description: "A code that the twin knows by its number alone.",
        }
      : undefined,
});

import { prefixed } from "@wondertwin/framework";
import { stripe } from "../vendor.ts";

const taxRate = stripe.resource("tax_rate", { path: "/v1/tax_rates/{tax_rate}", id: prefixed("txr_1", 23) });

export default taxRate.behaves({
  defaults: { active: true },
  create: ({ body, fail }) => {
    if (body.percentage < 0 || body.percentage > 100)
      fail("invalid_argument", {
        message: `Invalid percentage: ${body.percentage}; must be between 0 and 100.`,
        param: "percentage",
      });
    return {};
  },
});

import { prefixed } from "@wondertwin/framework";
import { stripe } from "../vendor.ts";

const reversal = stripe.resource("transfer_reversal", {
  path: "/v1/transfers/{transfer}/reversals/{id}",
  id: prefixed("trr_1", 23),
});

export default reversal.behaves({});

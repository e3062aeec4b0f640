import { prefixed } from "@wondertwin/framework";
import { stripe } from "../vendor.ts";

const quote = stripe.resource("quote", { path: "/v1/quotes/{quote}", id: prefixed("qt_1", 23) });

export default quote.behaves({
  // A quote can be accepted for thirty days unless it says otherwise (docs.stripe.com/api/quotes/create).
  defaults: { expires_at: ({ unix }) => unix() + 30 * 24 * 60 * 60 },
});

import { prefixed } from "@wondertwin/framework";
import { stripe } from "../vendor.ts";

const confirmationToken = stripe.resource("confirmation_token", {
  path: "/v1/confirmation_tokens/{confirmation_token}",
  id: prefixed("ctoken_1", 23),
});

const HALF_A_DAY = 12 * 60 * 60;

export default confirmationToken.behaves({
  defaults: { expires_at: ({ unix }) => unix() + HALF_A_DAY, use_stripe_sdk: true },
});

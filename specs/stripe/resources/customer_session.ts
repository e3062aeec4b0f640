import { prefixed } from "@wondertwin/framework";
import { stripe } from "../vendor.ts";

const customerSession = stripe.resource("customer_session", { id: prefixed("cuss_", 24) });

/** How long a session's secret lasts, in seconds (docs.stripe.com/api/customer_sessions). */
const LIFETIME = 30 * 60;

export default customerSession.behaves({
  defaults: {
    client_secret: ({ random }) => `cuss_secret_${random(24)}`,
    components: { buy_button: { enabled: false }, pricing_table: { enabled: false } },
    expires_at: ({ unix }) => unix() + LIFETIME,
  },
});

import { prefixed } from "@wondertwin/framework";
import { stripe } from "../vendor.ts";

const accountSession = stripe.resource("account_session", { id: prefixed("as_", 24) });

/** How long a session's secret lasts, in seconds (docs.stripe.com/api/account_sessions). */
const LIFETIME = 30 * 60;

export default accountSession.behaves({
  defaults: {
    client_secret: ({ random }) => `accs_secret__${random(24)}`,
    expires_at: ({ unix }) => unix() + LIFETIME,
  },
});

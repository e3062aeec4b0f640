import { prefixed } from "@wondertwin/framework";
import { stripe } from "../vendor.ts";

const financialConnectionsSession = stripe.resource("financial_connections.session", {
  path: "/v1/financial_connections/sessions/{session}",
  id: prefixed("fcsess_", 24),
});

export default financialConnectionsSession.behaves({
  defaults: { client_secret: ({ id, random }) => `${id}_secret_${random(24)}` },
});

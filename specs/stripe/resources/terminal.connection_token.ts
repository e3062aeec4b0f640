import { prefixed } from "@wondertwin/framework";
import { stripe } from "../vendor.ts";

const terminalConnectionToken = stripe.resource("terminal.connection_token", { id: prefixed("tmct_", 24) });

export default terminalConnectionToken.behaves({
  defaults: { secret: ({ random }) => `pst_test_${random(32)}` },
});

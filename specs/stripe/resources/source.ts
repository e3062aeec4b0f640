import { prefixed } from "@wondertwin/framework";
import { stripe } from "../vendor.ts";

const source = stripe.resource("source", { path: "/v1/sources/{source}", id: prefixed("src_1", 23) });

export default source.behaves({
  defaults: {
    client_secret: ({ id, random }) => `${id.replace("src_", "src_client_secret_")}${random(4)}`,
    flow: "none",
    status: "chargeable",
  },
});

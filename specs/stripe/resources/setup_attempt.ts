import { prefixed } from "@wondertwin/framework";
import { stripe } from "../vendor.ts";

const setupAttempt = stripe.resource("setup_attempt", { id: prefixed("setatt_1", 23) });

export default setupAttempt.behaves({});

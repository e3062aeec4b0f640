import { stripe } from "./vendor.ts";

export default stripe.seed({});

import { prefixed } from "@wondertwin/framework";
import { stripe } from "../vendor.ts";

const billingPortalSession = stripe.resource("billing_portal.session", { id: prefixed("bps_1", 23) });

export default billingPortalSession.behaves({
  defaults: {
    configuration: ({ random, store }) => {
      const own = store["billing_portal.configuration"].find({ is_default: true });
      return own?.id ?? `bpc_1${random(23)}`;
    },
    url: ({ random }) => `https://billing.stripe.com/p/session/test_${random(40)}`,
  },
});

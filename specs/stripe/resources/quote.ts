import { prefixed } from "@wondertwin/framework";
import { momentOf } from "../conventions/moments.ts";
import { stripe } from "../vendor.ts";

const quote = stripe.resource("quote", {
  path: "/v1/quotes/{quote}",
  id: prefixed("qt_1", 23),
  state: "status",
});

export default quote.behaves({
  // A quote can be accepted for thirty days unless it says otherwise (docs.stripe.com/api/quotes/create).
  defaults: { expires_at: ({ unix }) => unix() + 30 * 24 * 60 * 60 },
  initial: "draft",
  plan: ({ self, store }) => store.quote.schedule(self, "expire", momentOf(self.expires_at)),
  update: ({ body, self, store }) => {
    if (body.expires_at !== undefined) store.quote.schedule(self, "expire", momentOf(body.expires_at));
    return {};
  },
  effects: {
    expire: ({ self }) =>
      self.status === "draft" || self.status === "open" ? { status: "canceled" } : undefined,
  },
});

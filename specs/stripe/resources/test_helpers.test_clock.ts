import { prefixed } from "@wondertwin/framework";
import { furthest, runClock } from "../billing/advancing-clocks.ts";
import { endSubscription } from "../billing/ending.ts";
import { customersOf } from "../billing/test-clocks.ts";
import type { StripeContext } from "../context.ts";
import { momentOf } from "../conventions/moments.ts";
import { stripe } from "../vendor.ts";

const testClock = stripe.resource("test_helpers.test_clock", {
  path: "/v1/test_helpers/test_clocks/{test_clock}",
  id: prefixed("clock_1", 23),
  state: "status",
});

/** Clocks are deleted after thirty days (docs.stripe.com/billing/testing/test-clocks). */
const KEPT_FOR = 30 * 24 * 60 * 60;

export default testClock.behaves({
  initial: "ready",
  defaults: { deletes_after: ({ unix }) => unix() + KEPT_FOR },
  plan: ({ self, store }) =>
    store["test_helpers.test_clock"].schedule(self, "delete", momentOf(self.deletes_after)),
  effects: {
    delete: (context) => {
      dropCustomers(context, context.self.id);
      context.store["test_helpers.test_clock"].remove(context.self);
      return undefined;
    },
    // What is due the moment it is put down.
    catch_up: (context) => {
      runClock(context, context.self.id, context.self.frozen_time);
      return undefined;
    },
    advance: (context) => {
      const { self, store } = context;
      const { advancing_to: to = self.frozen_time, id } = self;
      runClock(context, id, to);
      const clocks = store["test_helpers.test_clock"];
      clocks.update(clocks.get(id), { frozen_time: to, status: "ready" });
      return undefined;
    },
  },
  actions: {
    advance: {
      from: ["ready"],
      to: "advancing",
      handle: (context) => {
        const { body, fail, self, store } = context;
        if (body.frozen_time <= self.frozen_time)
          fail("invalid_argument", {
            message: "A test clock advances to moments behind the one that it shows.",
            param: "frozen_time",
          });
        if (body.frozen_time > furthest(context, self))
          fail("invalid_argument", {
            message:
              "A test clock advances by two intervals of its shortest subscription at most, or two years without any.",
            param: "frozen_time",
          });
        store["test_helpers.test_clock"].schedule(self, "advance", "0s");
        return { advancing_to: body.frozen_time };
      },
    },
  },
  remove: (context) => dropCustomers(context, context.self.id),
});

/** Takes a clock's customers and their subscriptions away. */
function dropCustomers(context: StripeContext, id: string): void {
  const { store } = context;
  for (const customer of customersOf(context, id)) {
    for (const subscription of store.subscription.list({ customer: customer.id }))
      if (subscription.status !== "canceled") endSubscription(context, subscription);
    store.customer.remove(customer);
  }
}

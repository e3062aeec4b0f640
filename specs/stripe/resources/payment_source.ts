import { prefixed } from "@wondertwin/framework";
import { sourceOf } from "../payments/payment-sources.ts";
import { stripe } from "../vendor.ts";

const paymentSource = stripe.resource("payment_source", {
  path: "/v1/customers/{customer}/sources/{id}",
  id: prefixed("card_1", 23),
});

/** The two deposits that verify a bank account in test mode, in cents (docs.stripe.com/ach-deprecated). */
const deposits = [32, 45];

export default paymentSource.behaves({
  filters: { object: (self, kind) => self.object === kind },
  create: (context) => ({
    ...sourceOf(context, context.body, context.parents.customer.id),
    metadata: context.body.metadata ?? {},
  }),
  created: ({ self, parents: { customer }, store }) => {
    if (!customer.default_source) store.customer.update(customer, { default_source: self.id });
    return self;
  },
  update: ({ body }) => {
    const { expand: _, metadata: __, owner: ___, exp_month, exp_year, ...fields } = body;
    return {
      ...fields,
      ...(exp_month !== undefined && { exp_month: Number(exp_month) }),
      ...(exp_year !== undefined && { exp_year: Number(exp_year) }),
    };
  },
  remove: ({ self, parents: { customer }, store }) => {
    if (customer.default_source !== self.id) return;
    const next = store.payment_source.list((each) => each.customer === customer.id && each.id !== self.id);
    store.customer.update(customer, { default_source: next.at(-1)?.id ?? null });
  },
  actions: {
    verify: {
      handle: ({ self, body, fail }) => {
        if (self.object !== "bank_account")
          return fail("invalid_argument", { message: "Only bank accounts can be verified." });
        if (self.status === "verified")
          return fail("bank_account_exists", {
            message: "This bank account has already been verified.",
          });
        const amounts = body.amounts?.toSorted((a, b) => a - b) ?? [];
        if (amounts.join() !== deposits.join())
          fail("invalid_argument", {
            message: "The amounts provided do not match the amounts that were sent to the bank account.",
            param: "amounts",
          });
        return { status: "verified" };
      },
    },
  },
});

import { prefixed } from "@wondertwin/framework";
import { checkExpiry } from "../card-details.ts";
import { testCardOf } from "../card-numbers.ts";
import { declines } from "../declines.ts";
import { namedPaymentMethod } from "../named-payment-method.ts";
import { billingDetails, knownPaymentMethod, typeDetails } from "../payment-method-data.ts";
import { checkedCard } from "../payment-method-details.ts";
import { stripe } from "../vendor.ts";

const paymentMethod = stripe.resource("payment_method", {
  path: "/v1/payment_methods/{payment_method}",
  id: prefixed("pm_1", 23),
});

export default paymentMethod.behaves({
  defaults: { billing_details: () => billingDetails() },
  wellKnown: knownPaymentMethod,
  create: (context) => {
    const { body, fail } = context;
    if (body.payment_method !== undefined) {
      const {
        id: _,
        customer: __,
        created: ___,
        ...copied
      } = namedPaymentMethod(context, body.payment_method);
      return copied;
    }
    const type = body.type ?? fail("parameter_missing", { param: "type" });
    return {
      ...{ [type]: body[type] ? undefined : {} },
      ...typeDetails(context, { ...body, type }),
      ...(body.billing_details && { billing_details: billingDetails(body.billing_details) }),
    };
  },
  update: ({ body, self, fail, now }) => {
    const { card } = self;
    if (!body.card) return {};
    if (!card)
      return fail("invalid_argument", {
        message: `You cannot update \`card\` on a payment method of type ${self.type}.`,
        param: "card",
      });
    const { exp_month = card.exp_month, exp_year = card.exp_year, networks } = body.card;
    checkExpiry({ exp_month, exp_year }, now(), fail);
    const preferred = networks?.preferred;
    return {
      card: {
        ...card,
        exp_month,
        exp_year,
        ...(preferred !== undefined && {
          networks: { available: card.networks?.available ?? [], preferred: preferred || null },
        }),
      },
    };
  },
  actions: {
    attach: {
      event: "payment_method.attached",
      handle: ({ body, self, fail }) => {
        if (self.customer === body.customer) return {};
        if (self.customer)
          fail("invalid_argument", {
            message: "The payment method you provided has already been attached to a customer.",
          });
        if (self.spent)
          fail("invalid_argument", {
            message:
              "This PaymentMethod was previously used without being attached to a Customer or was detached from a Customer, and may not be used again.",
          });
        const { decline, attaches } = testCardOf(self.card?.fingerprint);
        if (decline && !attaches) {
          const { code, message, ...rest } = declines[decline];
          fail(code, { message, extra: rest });
        }
        return { customer: body.customer, ...(self.card && { card: checkedCard(self, self.card) }) };
      },
    },
    detach: {
      event: "payment_method.detached",
      handle: ({ self, store, fail }) => {
        if (!self.customer)
          return fail("invalid_argument", {
            message:
              "The payment method you provided is not attached to a customer so detachment is impossible.",
          });
        const customer = store.customer.find(self.customer);
        if (customer?.invoice_settings?.default_payment_method === self.id)
          store.customer.update(customer, {
            invoice_settings: { ...customer.invoice_settings, default_payment_method: null },
          });
        return { customer: null, spent: true };
      },
    },
  },
});

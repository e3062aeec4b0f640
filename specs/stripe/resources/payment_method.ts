import { prefixed } from "@wondertwin/framework";
import { checkExpiry } from "../cards/card-details.ts";
import { attached } from "../payments/attaching.ts";
import { previewOf } from "../payments/confirmation-tokens.ts";
import { namedPaymentMethod } from "../payments/named-payment-method.ts";
import { billingDetails, knownPaymentMethod, typeDetails } from "../payments/payment-method-data.ts";
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
    if (body.payment_method !== undefined)
      return { ...previewOf(namedPaymentMethod(context, body.payment_method)), customer: null };
    const type = body.type ?? fail("parameter_missing", { param: "type" });
    return {
      customer: null,
      ...{ [type]: body[type] ? undefined : {} },
      ...typeDetails(context, { ...body, type }),
      ...(body.billing_details && { billing_details: billingDetails(body.billing_details) }),
    };
  },
  update: ({ body, self, fail, now }) => {
    const { card } = self;
    if (!self.customer)
      fail("invalid_argument", {
        message: "You must save this PaymentMethod to a customer before you can update it.",
      });
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
      handle: ({ body, self, fail }) => attached(self, body.customer, fail),
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

import { prefixed } from "@wondertwin/framework";
import { checkEmail } from "../conventions/emails.ts";
import { knownCurrency } from "../money/currencies.ts";
import { releaseCharge } from "../payments/capturing.ts";
import { checkChargeable } from "../payments/charge-limits.ts";
import { confirmPayment, finishAuthentication } from "../payments/confirm-payment.ts";
import { captureIntent, raiseAuthorization } from "../payments/held-payments.ts";
import { checkMicrodeposits } from "../payments/microdeposits.ts";
import { checkDescriptor, checkFee, checkNewIntent, checkTypes } from "../payments/payment-intent-rules.ts";
import { insertPaymentMethod } from "../payments/payment-method-data.ts";
import { defaultOptions, defaultTypes, withCardOptions } from "../payments/payment-method-types.ts";
import { cancelDebit } from "../payments/settling-debits.ts";
import { checkUsable } from "../payments/usable-method.ts";
import { stripe } from "../vendor.ts";

const paymentIntent = stripe.resource("payment_intent", {
  path: "/v1/payment_intents/{intent}",
  id: prefixed("pi_3", 23),
  state: "status",
});

const unconfirmed = ["requires_payment_method", "requires_confirmation", "requires_action"] as const;

/** What can no longer change once money moves. */
const frozen = ["amount", "currency", "customer", "payment_method", "payment_method_types"] as const;

export default paymentIntent.behaves({
  defaults: {
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    automatic_payment_methods: ({ body }) =>
      body.payment_method_types ? null : { allow_redirects: "always", enabled: true },
    capture_method: "automatic_async",
    client_secret: ({ id, random }) => `${id}_secret_${random(25)}`,
    confirmation_method: "automatic",
    payment_method_options: ({ body }) => defaultOptions(body.payment_method_types ?? defaultTypes),
  },
  initial: ({ payment_method }) => (payment_method ? "requires_confirmation" : "requires_payment_method"),
  events: { requires_capture: "payment_intent.amount_capturable_updated" },
  create: (context) => {
    const { body, fail, header } = context;
    const currency = knownCurrency(body.currency, fail);
    checkNewIntent({ ...body, currency }, { account: header("stripe-account"), fail });
    const { automatic_payment_methods: automatic, payment_method_data } = body;
    const types = body.payment_method_types ?? (automatic?.enabled === false ? ["card"] : [...defaultTypes]);
    const method = payment_method_data
      ? insertPaymentMethod(context, payment_method_data)
      : body.payment_method && context.store.payment_method.get(body.payment_method);
    if (method) checkUsable(context, method, { customer: body.customer, name: "PaymentIntent", types });
    return {
      ...(automatic?.enabled === false && { automatic_payment_methods: null }),
      currency,
      payment_method: method ? method.id : undefined,
      payment_method_types: types,
    };
  },
  created: (context) => {
    const { body, self, store } = context;
    if (!body.confirm) return self;
    const { payment_method: _, payment_method_data: __, ...confirmation } = body;
    return store.payment_intent.update(self, confirmPayment(context, self, confirmation));
  },
  update: (context) => {
    const { body, fail, self } = context;
    const param = frozen.find((name) => body[name] !== undefined && body[name] !== self[name]);
    if (param && !unconfirmed.some((status) => status === self.status))
      fail("payment_intent_unexpected_state", {
        message: `This PaymentIntent's ${param} could not be updated because it has a status of ${self.status}. You may only update the ${param} of a PaymentIntent with one of the following statuses: ${unconfirmed.join(", ")}.`,
        param,
        extra: { payment_intent: self },
      });
    const currency = body.currency === undefined ? self.currency : knownCurrency(body.currency, fail);
    const amount = body.amount ?? self.amount;
    if (body.amount !== undefined || body.currency !== undefined) checkChargeable(amount, currency, fail);
    checkFee(body.application_fee_amount, amount, fail);
    checkDescriptor(body, "statement_descriptor", fail);
    checkEmail(body.receipt_email, "receipt_email", fail);
    checkTypes(body.payment_method_types, fail);
    const created = body.payment_method_data && insertPaymentMethod(context, body.payment_method_data);
    const method = created?.id ?? body.payment_method;
    return {
      currency,
      ...(method !== undefined && {
        next_action: null,
        payment_method: method || null,
        status: method ? "requires_confirmation" : "requires_payment_method",
      }),
    };
  },
  actions: {
    confirm: {
      from: ["requires_payment_method", "requires_confirmation", "requires_action"],
      handle: (context) => {
        const { body, fail, self, store } = context;
        if (body.client_secret !== undefined && body.client_secret !== self.client_secret)
          fail("invalid_argument", {
            message:
              "The client_secret provided does not match the client_secret associated with this PaymentIntent.",
            param: "client_secret",
          });
        const { capture_method, payment_method_types, receipt_email, setup_future_usage, shipping } = body;
        const intent = store.payment_intent.update(self, {
          capture_method,
          payment_method_types,
          ...(receipt_email !== undefined && { receipt_email: receipt_email || null }),
          ...(setup_future_usage !== undefined && { setup_future_usage: setup_future_usage || null }),
          ...(shipping !== undefined && { shipping: shipping || null }),
          payment_method_options: withCardOptions(
            self.payment_method_options,
            body.payment_method_options?.card,
          ),
        });
        return confirmPayment(context, intent, body);
      },
    },
    capture: {
      from: ["requires_capture"],
      handle: (context) => captureIntent(context, context.self, context.body),
    },
    cancel: {
      from: [
        "requires_payment_method",
        "requires_capture",
        "requires_confirmation",
        "requires_action",
        "processing",
      ],
      to: "canceled",
      handle: (context) => {
        const { body, self, store, unix } = context;
        const { cancellation_reason = null } = body;
        const charge = store.charge.find(self.latest_charge ?? "");
        if (charge && self.status === "requires_capture") releaseCharge(context, charge, null);
        if (charge && self.status === "processing") cancelDebit(context, charge);
        return { amount_capturable: 0, canceled_at: unix(), cancellation_reason, next_action: null };
      },
    },
    verify_microdeposits: {
      from: ["requires_action"],
      handle: (context) => {
        checkMicrodeposits(context, context.body);
        return finishAuthentication(context, context.self, true);
      },
    },
    apply_customer_balance: {
      from: ["requires_payment_method", "requires_confirmation", "requires_action", "processing"],
      handle: ({ fail, self }) =>
        self.payment_method_types.includes("customer_balance")
          ? {}
          : fail("payment_intent_unexpected_state", {
              message:
                "A customer's balance can only be applied to a PaymentIntent whose payment_method_types include customer_balance.",
              extra: { payment_intent: self },
            }),
    },
    increment_authorization: {
      from: ["requires_capture"],
      handle: (context) => raiseAuthorization(context, context.self, context.body),
      event: "payment_intent.amount_capturable_updated",
    },
  },
});

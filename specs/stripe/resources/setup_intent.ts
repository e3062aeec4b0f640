import { prefixed } from "@wondertwin/framework";
import { confirmSetup, finishSetup } from "../payments/confirm-setup.ts";
import { checkMicrodeposits } from "../payments/microdeposits.ts";
import { checkTypes } from "../payments/payment-intent-rules.ts";
import { insertPaymentMethod } from "../payments/payment-method-data.ts";
import { defaultTypes } from "../payments/payment-method-types.ts";
import { stripe } from "../vendor.ts";

const setupIntent = stripe.resource("setup_intent", {
  path: "/v1/setup_intents/{intent}",
  id: prefixed("seti_1", 23),
  state: "status",
});

export default setupIntent.behaves({
  defaults: {
    automatic_payment_methods: ({ body }) =>
      body.payment_method_types ? null : { allow_redirects: "always", enabled: true },
    client_secret: ({ id, random }) => `${id}_secret_${random(25)}`,
    payment_method_options: {
      card: { mandate_options: null, network: null, request_three_d_secure: "automatic" },
    },
    payment_method_types: [...defaultTypes],
    usage: "off_session",
  },
  initial: ({ payment_method }) => (payment_method ? "requires_confirmation" : "requires_payment_method"),
  create: (context) => {
    const { body, fail } = context;
    checkTypes(body.payment_method_types, fail);
    const method = body.payment_method_data && insertPaymentMethod(context, body.payment_method_data);
    return { payment_method: method?.id };
  },
  created: (context) => {
    const { body, self, store } = context;
    if (!body.confirm) return self;
    const { payment_method: _, payment_method_data: __, ...confirmation } = body;
    return store.setup_intent.update(self, confirmSetup(context, self, confirmation));
  },
  update: (context) => {
    const { body, fail, self } = context;
    if (self.status === "succeeded" || self.status === "canceled") {
      const param = (["customer", "payment_method", "payment_method_types"] as const).find(
        (name) => body[name] !== undefined && body[name] !== self[name],
      );
      if (param)
        fail("setup_intent_unexpected_state", {
          message: `You cannot update \`${param}\` on this SetupIntent because it has a status of ${self.status}.`,
          param,
          extra: { setup_intent: self },
        });
    }
    const created = body.payment_method_data && insertPaymentMethod(context, body.payment_method_data);
    const method = created?.id ?? body.payment_method;
    if (method === undefined || method === self.payment_method) return {};
    return {
      next_action: null,
      payment_method: method || null,
      status: method ? "requires_confirmation" : "requires_payment_method",
    };
  },
  actions: {
    confirm: {
      from: ["requires_payment_method", "requires_confirmation", "requires_action"],
      handle: (context) => confirmSetup(context, context.self, context.body),
    },
    cancel: {
      from: ["requires_payment_method", "requires_confirmation", "requires_action", "processing"],
      to: "canceled",
      handle: ({ body }) => ({
        cancellation_reason: body.cancellation_reason ?? null,
        next_action: null,
      }),
    },
    verify_microdeposits: {
      from: ["requires_action"],
      handle: (context) => {
        checkMicrodeposits(context, context.body);
        return finishSetup(context, context.self, true);
      },
    },
  },
});

import { previewOf } from "../payments/confirmation-tokens.ts";
import { namedPaymentMethod } from "../payments/named-payment-method.ts";
import { insertPaymentMethod } from "../payments/payment-method-data.ts";
import { stripe } from "../vendor.ts";

/** Confirmation tokens, which only browsers make outside of tests. */
export default stripe.operations({
  PostTestHelpersConfirmationTokens: (context) => {
    const { body, fail, store } = context;
    const { payment_method, payment_method_data, return_url, setup_future_usage, shipping } = body;
    const method = payment_method_data
      ? insertPaymentMethod(context, payment_method_data)
      : namedPaymentMethod(
          context,
          payment_method ?? fail("parameter_missing", { param: "payment_method_data" }),
        );
    const payment_method_preview = previewOf(method);
    // What stands behind the token comes to be when the token is used.
    if (!method.customer) store.payment_method.remove(method);
    return store.confirmation_token.insert({
      payment_method_preview,
      return_url: return_url ?? null,
      setup_future_usage: setup_future_usage ?? null,
      shipping: shipping
        ? {
            address: {
              city: null,
              country: null,
              line1: null,
              line2: null,
              postal_code: null,
              state: null,
              ...shipping.address,
            },
            name: shipping.name,
            phone: shipping.phone || null,
          }
        : null,
    });
  },
});

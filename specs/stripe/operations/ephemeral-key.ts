import { stripe } from "../vendor.ts";

export default stripe.operations({
  PostEphemeralKeys: ({ body, header, store, fail, unix, random }) => {
    // A key is for a mobile SDK, which names the version that it speaks (docs.stripe.com/api/ephemeral_keys).
    if (header("stripe-version") === undefined)
      fail("invalid_argument", {
        message:
          "You must explicitly provide the Stripe API version (via the Stripe-Version header) when creating an ephemeral key.",
      });
    if (!body.customer && !body.issuing_card && !body.verification_session)
      fail("parameter_missing", {
        message: "You must pass one of customer, issuing_card or verification_session.",
        param: "customer",
      });
    if (body.customer && !store.customer.find(body.customer))
      fail("not_found", { resource: "customer", id: body.customer, param: "customer" });
    const key = store.ephemeral_key.insert({ created: unix(), expires: unix() + 3600 });
    return { ...key, secret: `ek_test_${random(64)}` };
  },

  DeleteEphemeralKeysKey: ({ params, store, fail }) => {
    const key =
      store.ephemeral_key.find(params.key) ??
      fail("resource_missing", {
        message: `No such ephemeralkey: '${params.key}'`,
        param: "key",
        extra: { status: 404 },
      });
    store.ephemeral_key.remove(key);
    return key;
  },
});

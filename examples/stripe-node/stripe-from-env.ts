import Stripe from "stripe";

/**
 * Stripe's SDK as the environment says: with `STRIPE_SECRET_KEY` alone it talks to Stripe, with
 * `STRIPE_HOST`, `STRIPE_PORT` and `STRIPE_PROTOCOL` to whoever answers there.
 */
export function stripeFromEnv(env: NodeJS.ProcessEnv = process.env): Stripe {
  const { STRIPE_HOST: host, STRIPE_PORT: port, STRIPE_PROTOCOL: protocol, STRIPE_SECRET_KEY: key } = env;
  if (!key)
    throw new Error(
      "Set STRIPE_SECRET_KEY to the key of your Stripe account, or to any sk_test_… key for a twin.",
    );
  return new Stripe(key, {
    ...(host && { host }),
    ...(port && { port }),
    ...(protocol && { protocol: protocol === "http" ? "http" : "https" }),
  });
}

import Stripe from "stripe";

const { WT_STRIPE_URL, MOCHA_WORKER_ID, VITEST_POOL_ID, JEST_WORKER_ID } = process.env;
if (!WT_STRIPE_URL) throw new Error("Run the tests by wt run, which says where the twin is.");

const { hostname: host, port } = new URL(WT_STRIPE_URL);
const worker = `worker${MOCHA_WORKER_ID ?? VITEST_POOL_ID ?? JEST_WORKER_ID ?? 0}`;

/** Stripe's SDK with a key of this worker's own: what other workers do is in other accounts. */
export const stripe = new Stripe(`sk_test_${worker}`, { host, port, protocol: "http", telemetry: false });

/** Takes this worker's account back to the twin's seed. */
export async function reset() {
  const answer = await fetch(`${WT_STRIPE_URL}/_wt/reset?partition=acct_1${worker}`, { method: "POST" });
  if (!answer.ok) throw new Error(`The twin was not reset: ${await answer.text()}`);
}

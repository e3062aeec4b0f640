import type Stripe from "stripe";

/** The names of the events that something brought about, oldest first. */
export async function during(stripe: Stripe, act: () => unknown): Promise<string[]> {
  const all = async () => (await stripe.events.list({ limit: 100 })).data;
  const before = new Set((await all()).map(({ id }) => id));
  await act();
  const after = (await all()).filter(({ id }) => !before.has(id));
  return after.map(({ type }): string => type).reverse();
}

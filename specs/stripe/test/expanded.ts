/** What a request expanded; fails where an id stands in its place. */
export function expanded<T extends object>(value: T | string | null | undefined): T {
  if (typeof value !== "object" || value === null) throw new Error(`Expected an object, not ${value}.`);
  return value;
}

/** The names of an account's events so far, oldest first. */
export async function eventNames(stripe: {
  events: { list(params: { limit: number }): Promise<{ data: { type: string }[] }> };
}): Promise<string[]> {
  const { data } = await stripe.events.list({ limit: 100 });
  return data.map(({ type }) => type).reverse();
}

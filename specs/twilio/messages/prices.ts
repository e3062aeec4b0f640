import type { Message } from "../resources.ts";

/** What a segment and a message with media cost in the United States, in dollars. */
const SEGMENT = 0.0079;
const MEDIA = 0.02;

/** What a message costs, as the API writes prices: a negative decimal. */
export function priceOf({ num_segments, num_media }: Pick<Message, "num_segments" | "num_media">): string {
  const price = Number(num_media) > 0 ? MEDIA : SEGMENT * Math.max(1, Number(num_segments));
  return (-price).toFixed(5);
}

import type { Resources } from "../resources.ts";

/** Whether a webhook was told of an event: it was there already, and had asked for events of that name. */
export function isToldTo(
  { created_at, events }: Pick<Resources["webhook"], "created_at" | "events">,
  event: Pick<Resources["webhook_event"], "created_at" | "type">,
): boolean {
  return new Date(event.created_at) >= new Date(created_at) && (events?.includes(event.type) ?? true);
}

import { TwinError } from "../contracts/twin-error.ts";
import type { Worlds } from "../engine/worlds.ts";
import type { World } from "../store/world.ts";
import type { TwinModel } from "../twin/twin-model.ts";
import type { Delivery, Outcome } from "./delivery.ts";
import { noteAttempt } from "./note-attempt.ts";

/** What can be done about a delivery, told by its partition and number. */
export type DeliveryAction = { readonly partition: string; readonly number: number } & (
  | { readonly do: "note_attempt"; readonly outcome: Outcome }
  /** Its subscriber is no more. */
  | { readonly do: "cancel_delivery" }
  | { readonly do: "resend" }
);

/** @throws TwinError `unknown_delivery` */
export function performDelivery(
  { twin, worlds }: { readonly twin: TwinModel; readonly worlds: Worlds },
  action: DeliveryAction,
  wall: number,
): void {
  const { world, delivery } = find(worlds, action);
  if (action.do === "resend") world.outbox.resend(delivery, world.clock.now(wall));
  else if (delivery.status !== "waiting") return;
  else if (action.do === "cancel_delivery") world.outbox.cancel(delivery);
  else noteAttempt(twin, world, delivery, action.outcome);
}

function find(
  worlds: Worlds,
  { partition, number }: DeliveryAction,
): { readonly world: World; readonly delivery: Delivery } {
  const world = worlds.find(partition);
  const delivery = world?.outbox.find(number);
  if (world && delivery) return { world, delivery };
  throw new TwinError("unknown_delivery", `The partition ${partition} has no delivery ${number}.`, {
    hint: "List the deliveries to see which there are; of those that are done the newest 1,000 are kept.",
  });
}

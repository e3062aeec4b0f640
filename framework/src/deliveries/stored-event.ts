import type { World } from "../store/world.ts";
import type { TwinModel } from "../twin/twin-model.ts";
import type { Delivery } from "./delivery.ts";

/** The event as the API shows it now, as JSON, while there is one. */
export function storedEvent(twin: TwinModel, world: World, { event }: Delivery): string | undefined {
  const { resource } = twin.vendor.events ?? {};
  const row = resource === undefined ? undefined : world.table(resource).row(event.id);
  return row && JSON.stringify(row.entity);
}

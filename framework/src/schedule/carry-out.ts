import { createExchange, type Exchange } from "../pipeline/exchange.ts";
import { Session } from "../resources/session.ts";
import type { World } from "../store/world.ts";
import type { TwinModel } from "../twin/twin-model.ts";
import type { Due } from "./agenda.ts";
import { EFFECT } from "./effect-method.ts";

const nothing = new Uint8Array();

/** Opens the exchange of something that happens by itself, at the moment it is due. */
export function openEffect(
  twin: TwinModel,
  world: World,
  due: Due,
  wall: number,
): Exchange & { readonly session: Session } {
  const { resource, key, effect, baseUrl, origin, at } = due;
  const url = `/${resource}/${encodeURIComponent(key)}/${effect}`;
  const exchange = createExchange({ method: EFFECT, url, headers: {}, body: nothing, baseUrl }, wall);
  const session = new Session({
    world,
    at,
    twin,
    head: exchange.head,
    caller: { id: "twin", scopes: [], account: world.name },
    id: "",
    baseUrl,
    origin,
  });
  return { ...exchange, world, session };
}

/** Lets it happen; false where the entity is no more. */
export function carryOut(session: Session, { resource, key, effect }: Due): boolean {
  const collection = session.collection(resource);
  const row = collection.table.row(key);
  const handle = collection.model.behaviour.effects?.[effect];
  if (!row || !handle) return false;
  const changes = handle({ ...session.context, self: row.entity });
  if (changes) collection.change(row, changes);
  return true;
}

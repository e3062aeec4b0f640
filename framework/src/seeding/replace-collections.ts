import { plantingSession, whyNotPlanted } from "../engine/plant.ts";
import type { World } from "../store/world.ts";
import type { TwinModel } from "../twin/twin-model.ts";
import type { Fixtures } from "./check-fixtures.ts";

/**
 * Puts a seed into a world: the collections that it names hold afterwards what it says and nothing else, all
 * others stay. Either all of it happens or nothing.
 *
 * @throws TwinError `seed_failed` where the spec refuses to fill an entity in
 */
export function replaceCollections(
  twin: TwinModel,
  world: World,
  { fixtures, wall }: { readonly fixtures: Fixtures; readonly wall: number },
): void {
  const session = plantingSession(twin, world, wall);
  try {
    for (const resource of Object.keys(fixtures)) {
      const collection = session.collection(resource);
      for (const entity of collection.list()) collection.remove(entity);
    }
    for (const [resource, entities] of Object.entries(fixtures))
      for (const entity of entities) session.collection(resource).insert(entity);
  } catch (error) {
    world.rollback();
    throw whyNotPlanted(error);
  }
  world.commit();
}

import { TwinError } from "../contracts/twin-error.ts";
import { plantingSession } from "../engine/plant.ts";
import { RequestFailed } from "../resources/fail.ts";
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
      const table = world.table(resource);
      for (const row of [...table.rows("oldest")]) world.changed(table.remove(row));
    }
    for (const [resource, entities] of Object.entries(fixtures))
      for (const entity of entities) session.collection(resource).insert(entity);
  } catch (error) {
    world.rollback();
    if (!(error instanceof RequestFailed)) throw error;
    const { reason, message = "" } = error.failure;
    throw new TwinError("seed_failed", `The seed cannot be filled in: ${reason} ${message}`.trim(), {
      hint: "Give the fields that the entities need.",
      cause: error,
    });
  }
  world.commit();
}

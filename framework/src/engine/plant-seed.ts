import { noInput, Session } from "../resources/session.ts";
import type { World } from "../store/world.ts";
import type { TwinModel } from "../twin/twin-model.ts";

/** Puts the spec's seed into a fresh world, the way the API would, without telling anyone. */
export function plantSeed(twin: TwinModel, world: World): void {
  if (twin.parts.seed.size === 0) return;
  const session = new Session({
    world,
    twin,
    head: { method: "SEED", path: "", header: () => undefined },
    caller: { id: "seed", scopes: [], account: world.name },
    id: "seed",
    baseUrl: "",
  });
  session.input = noInput;
  for (const [name, entities] of twin.parts.seed)
    for (const entity of entities) session.collection(name).insert(entity);
  world.commit();
}

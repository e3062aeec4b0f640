import { TwinError } from "../contracts/twin-error.ts";
import { RequestFailed } from "../resources/fail.ts";
import { noInput, Session } from "../resources/session.ts";
import type { Entity } from "../store/entity.ts";
import type { World } from "../store/world.ts";
import type { TwinModel } from "../twin/twin-model.ts";

type Fixtures = Iterable<readonly [resource: string, entities: readonly Readonly<Record<string, unknown>>[]]>;

/**
 * Puts entities into a world in order, without asking whether the API would.
 *
 * What is not given of an entity is filled in as for one that a request makes.
 *
 * @throws TwinError `id_taken`, `seed_failed`; nothing is planted then
 */
export function plant(
  twin: TwinModel,
  world: World,
  { fixtures, wall }: { fixtures: Fixtures; wall: number },
): readonly Entity[] {
  const session = plantingSession(twin, world, wall);
  const planted: Entity[] = [];
  try {
    for (const [name, entities] of fixtures)
      for (const entity of entities) planted.push(session.collection(name).insert(entity));
  } catch (error) {
    world.rollback();
    throw whyNotPlanted(error);
  }
  world.commit();
  return planted;
}

/** What hinders an entity from being planted, for the twin's user; any other error is itself. */
export function whyNotPlanted(error: unknown): unknown {
  if (!(error instanceof RequestFailed)) return error;
  const { reason, message = "", resource = "", id = "" } = error.failure;
  if (reason === "already_exists")
    return new TwinError("id_taken", `The ${resource} ${id} exists already.`, {
      hint: "Take another id, or leave it out for one that is free.",
      cause: error,
    });
  return new TwinError("seed_failed", `The entity cannot be filled in: ${reason} ${message}`.trim(), {
    hint: "Give the fields that it needs.",
    cause: error,
  });
}

/** A session that nobody sent: what it does is asked by the twin's user, and no news to anyone. */
export function plantingSession(twin: TwinModel, world: World, wall: number): Session {
  const session = new Session({
    world,
    wall,
    twin,
    head: { method: "SEED", path: "", header: () => undefined, parameter: () => undefined },
    caller: { id: "seed", scopes: [], account: world.name },
    id: "seed",
    baseUrl: "",
    quiet: true,
  });
  session.input = noInput;
  return session;
}

/** Puts the spec's seed into a fresh world. */
export function plantSeed(twin: TwinModel, world: World, wall: number): void {
  if (twin.parts.seed.size > 0) plant(twin, world, { fixtures: twin.parts.seed, wall });
}

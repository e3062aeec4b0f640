import type { Redactor } from "../capture/redact.ts";
import { TwinError } from "../contracts/twin-error.ts";
import type { Engine } from "../engine/engine.ts";
import type { Worlds } from "../engine/worlds.ts";
import type { ControlAction } from "../journal/record.ts";
import type { Owner } from "../journal/recorder.ts";
import { checkFixtures } from "../seeding/check-fixtures.ts";
import { openSnapshot, snapshotOfAll } from "../snapshots/open-snapshot.ts";
import { snapshotState } from "../snapshots/snapshot-state.ts";
import { makeSnapshot, type TwinSnapshot } from "../snapshots/twin-snapshot.ts";
import type { Entity } from "../store/entity.ts";
import type { TwinModel } from "../twin/twin-model.ts";
import { type PartitionState, stateOf } from "./state.ts";
import type { StateView } from "./state-view.ts";
import { viewOf } from "./view-of.ts";

/** What a twin's user does with its state: looks at it, fills it, keeps it, goes back to it. */
export interface StateControl {
  /** Back to the seed: one partition, or all. */
  reset(partition?: string): void;
  /** Names of the partitions that somebody has entered. */
  partitions(): readonly string[];
  /** What is stored, by partition and resource. */
  state(partition?: string): Readonly<Record<string, PartitionState>>;
  /**
   * A partition's state to look at; without a name, that of the only one there is.
   *
   * @throws TwinError `partition_needed`
   */
  inspect(options?: { readonly partition?: string }): StateView;
  /**
   * Puts an entity into a partition the way the seed does, also where the API lets nobody make one, and
   * gives it back with its id. Fields that are not given are filled in.
   *
   * @throws TwinError `unknown_resource`, `id_taken`, `seed_failed`; nothing is changed then
   *
   * @example
   * twin.plant("review", { reason: "rule" });
   */
  plant(
    resource: string,
    fields?: Readonly<Record<string, unknown>>,
    partition?: string,
  ): Readonly<Record<string, unknown>>;
  /**
   * Puts entities into a partition's collections, checked against the description: the collections that are
   * named hold these and no others afterwards, all others stay. How many there are by resource.
   *
   * The partition `*` means all that there are and will be until everything is reset.
   *
   * @throws TwinError `bad_seed`, `seed_failed`; nothing is changed then
   *
   * @example
   * twin.seed({ author: [{ id: "a_1", name: "Ada" }] });
   */
  seed(fixtures: unknown, partition?: string): Readonly<Record<string, number>>;
  /**
   * The state as JSON: of everything, or of one partition.
   *
   * @throws TwinError `unknown_partition`
   */
  snapshot(partition?: string): TwinSnapshot;
  /**
   * Puts a snapshot in place of what it was taken of; one of a partition also in place of another partition.
   *
   * @throws TwinError `snapshot_invalid`, `snapshot_format`, `snapshot_of_another`, `snapshot_of_another_build`,
   * `snapshot_damaged`, `snapshot_of_all`; nothing is changed then
   */
  restore(snapshot: unknown, partition?: string): void;
}

export interface StateControlOptions {
  readonly twin: TwinModel;
  readonly engine: Engine;
  readonly worlds: Worlds;
  readonly owner: Owner;
  readonly redactor: Redactor;
  /** Does it, and gives what it made. */
  readonly perform: (action: ControlAction) => Entity | undefined;
}

/** Where entities go that are put into no partition by name. */
const DEFAULT_PARTITION = "default";
/** What stands for all partitions that there are and will be. */
const EVERY_PARTITION = "*";

export function createStateControl(options: StateControlOptions): StateControl {
  const { twin, engine, worlds, owner, redactor, perform } = options;
  const of = (partition: string | undefined) => (partition === undefined ? {} : { partition });
  return {
    reset: (partition) => void perform({ do: "reset", ...of(partition) }),
    partitions: () => worlds.names(),
    state: (partition) => stateOf(worlds, partition),
    inspect: ({ partition } = {}) => viewOf(worlds, { twin, redactor, partition }),
    plant: (resource, fields = {}, partition = DEFAULT_PARTITION) => {
      requireResource(twin, resource);
      // What the caller does to its own objects afterwards changes nothing here.
      return perform({ do: "plant", partition, resource, fields: structuredClone(fields) }) ?? {};
    },
    seed: (value, partition = DEFAULT_PARTITION) => {
      const fixtures = structuredClone(checkFixtures(twin, value));
      perform({ do: "seed", fixtures, ...of(partition === EVERY_PARTITION ? undefined : partition) });
      return Object.fromEntries(Object.entries(fixtures).map(([name, { length }]) => [name, length]));
    },
    snapshot: (partition) => makeSnapshot(owner, snapshotState({ engine, worlds }, partition)),
    restore: (snapshot, partition) => {
      const state = openSnapshot(snapshot, twin, owner);
      if (state.of === "twin" && partition !== undefined) throw snapshotOfAll(partition);
      perform({ do: "restore", state, ...of(partition) });
    },
  };
}

function requireResource(twin: TwinModel, resource: string): void {
  if (twin.detail.resources.has(resource)) return;
  throw new TwinError("unknown_resource", `${twin.manifest.title} has no resource ${resource}.`, {
    hint: `Take one of ${[...twin.detail.resources.keys()].join(", ")}.`,
  });
}

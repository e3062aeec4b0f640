import { performDelivery } from "../deliveries/perform-delivery.ts";
import type { ControlAction } from "../journal/record.ts";
import { replaceCollections } from "../seeding/replace-collections.ts";
import type { Entity } from "../store/entity.ts";
import type { TwinModel } from "../twin/twin-model.ts";
import type { Engine } from "./engine.ts";
import { plant } from "./plant.ts";
import type { Worlds } from "./worlds.ts";

/** What control actions are done to. */
export interface Stage {
  readonly twin: TwinModel;
  readonly engine: Engine;
  readonly worlds: Worlds;
}

/** When something is done: at a moment of the machine's clock, as number `n` of all that happens. */
interface Moment {
  readonly wall: number;
  readonly n: number;
}

/**
 * Does what a control action says; what it made, where it made something.
 *
 * An action that throws has changed nothing.
 *
 * @throws TwinError where it cannot be done
 */
export function perform(stage: Stage, action: ControlAction, when: Moment): Entity | undefined {
  const partition = "partition" in action ? action.partition : undefined;
  const world = partition === undefined ? undefined : stage.worlds.find(partition);
  const drawn = world?.random.state;
  try {
    return carryOut(stage, action, when);
  } catch (error) {
    // It is not in the journal, so nothing may show that it was tried: neither what was drawn nor who was met.
    if (drawn) world?.random.rewind(drawn);
    else if (partition !== undefined) stage.worlds.leave(partition);
    throw error;
  }
}

function carryOut(
  { twin, engine, worlds }: Stage,
  action: ControlAction,
  { wall, n }: Moment,
): Entity | undefined {
  switch (action.do) {
    case "reset":
      if (action.partition === undefined) engine.reset();
      else worlds.reset(action.partition);
      return undefined;
    case "advance":
      worlds.moveClocks((clock) => clock.advance(action.by, wall), { wall, name: action.partition });
      engine.settle({ wall, n, partition: action.partition });
      return undefined;
    case "set_clock":
      worlds.moveClocks((clock) => clock.set(action.to, wall), { wall, name: action.partition });
      engine.settle({ wall, n, partition: action.partition });
      return undefined;
    case "run_clock":
      worlds.moveClocks((clock) => clock.run(action.rate, wall), { wall, name: action.partition });
      return undefined;
    case "settle":
      engine.settle({ wall, n });
      return undefined;
    case "subscribe":
      worlds.subscribe(action.subscriptions);
      return undefined;
    case "connect":
      worlds.connect(action.lines);
      return undefined;
    case "note_attempt":
    case "cancel_delivery":
    case "resend":
      performDelivery({ twin, worlds }, action, wall);
      return undefined;
    case "seed":
      if (action.partition === undefined) worlds.seed(action.fixtures, wall);
      else
        replaceCollections(twin, worlds.enter(action.partition, wall), { fixtures: action.fixtures, wall });
      return undefined;
    case "restore": {
      const { state, partition } = action;
      const { subscriptions, lines, enforcesLimits, settings } = worlds;
      const runs = worlds.runs.all();
      if (state.of === "twin") {
        engine.load(state.engine);
        // Whom this twin was told to tell is no matter of the one that was saved, nor what else it was told.
        worlds.subscribe(subscriptions);
        worlds.connect(lines);
        worlds.enforcesLimits = enforcesLimits;
        worlds.configure(settings);
        worlds.runs.load(runs);
      } else worlds.restore(partition ?? state.partition, state.world);
      return undefined;
    }
    case "begin_run":
      worlds.beginRun(action.run, { wall, n });
      if (action.run.partition === undefined) engine.restart();
      return undefined;
    case "import_capture":
      engine.importCapture(n, action.exchange);
      return undefined;
    case "configure":
      worlds.configure(action.settings);
      worlds.subscribe(action.subscriptions);
      return undefined;
    case "enforce_limits":
      worlds.enforcesLimits = action.enforced;
      return undefined;
    case "finish_run":
      worlds.runs.finish(action.id, { wall, n });
      return undefined;
    case "fault_add":
      worlds.addFault(action.rule, wall);
      return undefined;
    case "fault_remove":
      worlds.faults.remove(action.id);
      return undefined;
    case "fault_clear":
      worlds.faults.clear(action.partition);
      return undefined;
    case "plant": {
      const { partition, resource, fields } = action;
      const [made] = plant(twin, worlds.enter(partition, wall), { fixtures: [[resource, [fields]]], wall });
      return made;
    }
  }
}

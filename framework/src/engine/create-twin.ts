import { CaptureLog } from "../capture/capture-log.ts";
import { createRedactor } from "../capture/redact.ts";
import { type ClockState, realTime, stoppedAt } from "../clock/clock.ts";
import { createClockControl } from "../clock/clock-control.ts";
import { parseMoment } from "../clock/moment.ts";
import type { Manifest } from "../contracts/manifest.ts";
import { TwinError } from "../contracts/twin-error.ts";
import { createControl } from "../control/control.ts";
import { createStateControl } from "../control/state-control.ts";
import { Courier } from "../deliveries/courier.ts";
import { toldSubscriptions } from "../deliveries/told-subscriptions.ts";
import { createWebhookControl } from "../deliveries/webhook-control.ts";
import { createFaultControl } from "../faults/fault-control.ts";
import { createApp } from "../http/create-app.ts";
import { TwinServer } from "../http/twin-server.ts";
import type { ControlAction } from "../journal/record.ts";
import type { Owner } from "../journal/recorder.ts";
import { createLimitControl } from "../limits/limit-control.ts";
import type { Answerer } from "../pipeline/exchange.ts";
import { isServed } from "../pipeline/open-or-route.ts";
import { DEFAULT_MAX_BODY } from "../pipeline/read.ts";
import { readRecording } from "../replay/read-recording.ts";
import { createRunControl } from "../runs/run-control.ts";
import { Alarm } from "../schedule/alarm.ts";
import { replaceCollections } from "../seeding/replace-collections.ts";
import { createSettingsControl } from "../settings/settings-control.ts";
import { diffStates } from "../snapshots/diff-states.ts";
import { openSockets } from "../sockets/open-socket.ts";
import { SocketHub } from "../sockets/socket-hub.ts";
import { createTriggerControl } from "../triggers/trigger-control.ts";
import { buildDigest } from "../twin/build-digest.ts";
import type { TwinModel } from "../twin/twin-model.ts";
import { Engine } from "./engine.ts";
import { Keeper } from "./keeper.ts";
import { plantSeed } from "./plant.ts";
import { reportBug } from "./report-bug.ts";
import type { Twin } from "./twin.ts";
import type { TwinOptions } from "./twin-options.ts";
import { Worlds } from "./worlds.ts";

const DEFAULT_CAPTURES = 10_000;

/** What the process that a twin runs in says of it, and what a journal says of its clocks. */
interface Surroundings {
  readonly instance?: string;
  readonly pid?: number;
  /** How the clocks go, where `now` does not say it. */
  readonly clock?: ClockState;
  /** Told once when the journal cannot be written any more and the twin answers nothing from now on. */
  readonly onFailure?: (failure: TwinError) => void;
}

/** Puts a twin together; nothing listens yet. */
export function createTwin(model: TwinModel, options: TwinOptions & Surroundings = {}): Twin {
  const { manifest } = model;
  const parts = assemble(model, options);
  const { seed, clock, worlds, captures, redactor, keeper, courier, alarm, hub, perform } = parts;
  const answer: Answerer = (request, done) => keeper.answer(request, done);
  const hosts = [...manifest.hosts, ...(options.hosts ?? [])];
  const app = createApp({
    answer,
    control: createControl(
      () => self,
      (path) => isServed(path, model),
    ),
    maxBody: model.vendor.maxBody ?? DEFAULT_MAX_BODY,
    hosts,
    controlToken: options.controlToken,
  });
  const { sockets } = model.vendor;
  const onOpen = () => courier.wake();
  const upgrade = sockets && hub && openSockets({ twin: model, worlds, sockets, hub, hosts, onOpen });
  const server = new TwinServer(app, answer, upgrade);
  const clocks = createClockControl({ worlds, perform });

  const self: Twin = {
    name: manifest.name,
    version: manifest.version,
    app,
    ...clocks,
    ...createStateControl({ ...parts, twin: model }),
    ...createTriggerControl({
      twin: model,
      worlds,
      handle: (request) => keeper.handle(request),
      advance: clocks.advance,
      last: () => captures.last,
      capturesAfter: (after) => captures.list({ after, limit: Number.POSITIVE_INFINITY }, redactor),
      baseUrl: () => server.address.url,
    }),
    webhooks: createWebhookControl({ worlds, courier, perform, hub }),
    faults: createFaultControl({ twin: model, worlds, perform }),
    ...createSettingsControl({ twin: model, worlds, perform }),
    limits: createLimitControl({ twin: model, worlds, perform }),
    runs: createRunControl({
      twin: model,
      worlds,
      captures: (run) => captures.list({ run, limit: Number.POSITIVE_INFINITY }, redactor),
      perform,
    }),
    handle: (request) => keeper.handle(request),
    health: () => ({
      status: "ok",
      twin: manifest.name,
      version: manifest.version,
      pid: options.pid ?? process.pid,
      ...server.address,
      instance: options.instance ?? "",
      operations: manifest.operations,
      coverage: manifest.coverage,
    }),
    captures: (filter = {}) => captures.list(filter, redactor),
    capture: (id) => captures.find(id, redactor),
    importCaptures: (recording) => {
      const { kind, exchanges } = readRecording(recording);
      for (const exchange of exchanges) perform({ do: "import_capture", exchange });
      return { imported: exchanges.length, kind };
    },
    lastReset: () => keeper.lastReset,
    at: (capture) => {
      const past = keeper.past(capture);
      const again = createTwin(model, { seed, captures: 0, clock: past.clock ?? clock });
      for (const record of past.records) again.repeat(record);
      return again;
    },
    diff: (from, to) => {
      const after = to === undefined ? self : self.at(to);
      return diffStates(self.at(from).snapshot().state, after.snapshot().state);
    },
    repeat: (record) => keeper.repeat(record),
    recovery: keeper.recovery,
    listen: async (wanted) => {
      const address = await server.listen(wanted);
      // The first request need not pay for what the start left out.
      setImmediate(() => model.detail);
      // What a journal brought back goes on by itself.
      courier.wake();
      alarm.set();
      return address;
    },
    close: async () => {
      courier.close();
      alarm.close();
      hub?.close();
      await server.close();
      keeper.close();
    },
  };
  return self;
}

/** What a twin is made of behind its door, put together: its state, what changes it, and what goes by itself. */
function assemble(twin: TwinModel, options: TwinOptions & Surroundings) {
  const { manifest } = twin;
  const seed = options.seed ?? manifest.name;
  const clock = options.now === undefined ? (options.clock ?? realTime) : stoppedAt(parseMoment(options.now));
  const kept = options.captures ?? DEFAULT_CAPTURES;
  const worlds = new Worlds({
    seed,
    clock,
    plant: (world, wall) => plantSeed(twin, world, wall),
    fill: (world, fixtures, wall) => replaceCollections(twin, world, { fixtures, wall }),
  });
  const captures = new CaptureLog(kept);
  const engine = new Engine({ twin, worlds, captures, onBug: reportBug });
  const owner = ownerOf(manifest, { seed, clock });
  const keeper = new Keeper({
    twin,
    engine,
    worlds,
    owner,
    journal: options.journal,
    remember: kept,
    onHappened: () => {
      courier.wake();
      alarm.set();
    },
    onFailure: (failure) => {
      courier.close();
      alarm.close();
      (options.onFailure ?? reportFailure)(failure);
    },
  });
  const perform = (action: ControlAction) => keeper.perform(action);
  /** For what goes by itself: of a journal that fails then, `onFailure` has told. */
  const attempt = (action: ControlAction) => {
    try {
      perform(action);
    } catch (error) {
      if (!(error instanceof TwinError && error.code === "journal_failed")) throw error;
    }
  };
  const { sockets } = twin.vendor;
  const hub = sockets && new SocketHub(sockets, (lines) => attempt({ do: "connect", lines }));
  const courier = new Courier({
    onBug: (error) => reportBug(error, "a delivery"),
    twin,
    worlds,
    allowed: options.webhookHosts ?? [],
    perform: attempt,
    hub,
  });
  const alarm = new Alarm({ worlds, ring: () => attempt({ do: "settle" }) });
  const subscriptions = toldSubscriptions(twin, options.webhook);
  if (JSON.stringify(subscriptions) !== JSON.stringify(worlds.subscriptions))
    perform({ do: "subscribe", subscriptions });
  // Connections of a run before this one are no more.
  if (worlds.lines.length > 0) perform({ do: "connect", lines: [] });
  const { rateLimits = false } = options;
  if (rateLimits !== worlds.enforcesLimits) perform({ do: "enforce_limits", enforced: rateLimits });
  const redactor = createRedactor(() => twin.detail.secrets);
  return { seed, clock, worlds, captures, redactor, engine, owner, keeper, courier, alarm, hub, perform };
}

/** Whose journal it is: what the twin is made of decides how it answers. */
function ownerOf(manifest: Manifest, { seed, clock }: Required<Pick<Owner, "seed" | "clock">>): Owner {
  const { name, version } = manifest;
  return { twin: name, version, digest: buildDigest(manifest), seed, clock };
}

function reportFailure({ message, hint = "" }: TwinError): void {
  process.stderr.write(`${message} ${hint}\n`);
}

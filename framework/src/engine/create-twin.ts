import type { Server } from "node:http";
import type { Express } from "express";
import type { Subscription } from "../authoring/event.ts";
import type { Capture, CaptureDetail } from "../capture/capture.ts";
import type { CaptureFilter } from "../capture/capture-filter.ts";
import { CaptureLog } from "../capture/capture-log.ts";
import { createRedactor } from "../capture/redact.ts";
import { type ClockState, realTime, stoppedAt } from "../clock/clock.ts";
import { type ClockReading, readClock } from "../clock/clock-reading.ts";
import { parseDuration } from "../clock/duration.ts";
import { parseMoment } from "../clock/moment.ts";
import { wallClock } from "../clock/wall-clock.ts";
import type { Manifest } from "../contracts/manifest.ts";
import type { Health } from "../contracts/process.ts";
import { TwinError } from "../contracts/twin-error.ts";
import { createControl } from "../control/control.ts";
import { type PartitionState, stateOf } from "../control/state.ts";
import type { StateView } from "../control/state-view.ts";
import { viewOf } from "../control/view-of.ts";
import { Courier } from "../deliveries/courier.ts";
import { createWebhookControl, type WebhookControl } from "../deliveries/webhook-control.ts";
import { createFaultControl, type FaultControl } from "../faults/fault-control.ts";
import { createApp } from "../http/create-app.ts";
import { createHttpServer } from "../http/create-server.ts";
import { listen } from "../http/listen.ts";
import type { PastRecord } from "../journal/record.ts";
import type { Owner } from "../journal/recorder.ts";
import type { Recovery } from "../journal/recover.ts";
import type { Answerer, TwinRequest, TwinResponse } from "../pipeline/exchange.ts";
import { isRoute } from "../pipeline/route.ts";
import { Alarm } from "../schedule/alarm.ts";
import { checkFixtures } from "../seeding/check-fixtures.ts";
import { diffStates, type EntityDifference } from "../snapshots/diff-states.ts";
import { openSnapshot, snapshotOfAll } from "../snapshots/open-snapshot.ts";
import { snapshotState } from "../snapshots/snapshot-state.ts";
import { makeSnapshot, type TwinSnapshot } from "../snapshots/twin-snapshot.ts";
import { buildDigest } from "../twin/build-digest.ts";
import type { TwinModel } from "../twin/twin-model.ts";
import { Engine } from "./engine.ts";
import { type JournalOptions, Keeper } from "./keeper.ts";
import { plantSeed } from "./plant.ts";
import { Worlds } from "./worlds.ts";

export interface TwinOptions {
  /** What all randomness comes from: the same text, the same ids. Default: the twin's name. */
  readonly seed?: string;
  /** Stops the clock at this moment. Default: the clock runs with the machine's. */
  readonly now?: Date | string | number;
  /** How many of the newest exchanges are kept. Default: 10,000. */
  readonly captures?: number;
  /** Hosts beside loopback by which the twin may be called. */
  readonly hosts?: readonly string[];
  /** Where events are delivered to beside the subscriptions that were made through the API. */
  readonly webhook?: {
    readonly url: string;
    /** Names of the events to deliver. Default: all. */
    readonly events?: readonly string[];
    /** What deliveries are signed with. Default: the vendor's word for it. */
    readonly secret?: string;
  };
  /** Hosts beside loopback that deliveries may go to. */
  readonly webhookHosts?: readonly string[];
  /** What callers from other machines need to control the twin; without one they may not. */
  readonly controlToken?: string;
  /** Keeps what happens on disk, so that the next start goes on from there. Default: memory only. */
  readonly journal?: JournalOptions;
}

/** A running twin, or one to be mounted in another server. */
export interface Twin {
  readonly name: string;
  readonly version: string;
  /** The twin as an Express application: `app.use(twin.app)`. */
  readonly app: Express;
  /** Answers a request without a socket. */
  handle(request: TwinRequest): TwinResponse;
  /**
   * Listens on loopback; port 0 takes any free one.
   *
   * @throws TwinError `port_in_use`
   */
  listen(address?: {
    readonly port?: number;
    readonly host?: string;
  }): Promise<{ url: string; port: number }>;
  close(): Promise<void>;
  /** Back to the seed: one partition, or all. */
  reset(partition?: string): void;
  /** The number of the last time everything was reset, counted with the captures; 0: never. */
  lastReset(): number;
  /** The newest exchanges, oldest first; secrets in them are replaced. */
  captures(filter?: CaptureFilter): readonly Capture[];
  /** One exchange and what it changed; undefined where it is not among those that are kept. */
  capture(id: number): CaptureDetail | undefined;
  /**
   * Puts an entity into a partition the way the seed does, also where the API lets nobody make one, and
   * gives it back with its id. Fields that are not given are filled in.
   *
   * @throws TwinError `unknown_resource`
   *
   * @example
   * twin.plant("review", { reason: "rule" });
   */
  plant(
    resource: string,
    fields?: Readonly<Record<string, unknown>>,
    partition?: string,
  ): Readonly<Record<string, unknown>>;
  /** What a partition's clock shows, or that of partitions nobody has entered yet. */
  clock(partition?: string): ClockReading;
  /**
   * Puts entities into a partition's collections, checked against the description: the collections that are
   * named hold these and no others afterwards, all others stay. How many there are by resource.
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
  /**
   * Moves the clock forward: of one partition, or of all that are and will be.
   *
   * @throws TwinError `bad_duration`
   *
   * @example
   * twin.advance("30d");
   */
  advance(duration: string, partition?: string): void;
  /** Deliveries of events. */
  readonly webhooks: WebhookControl;
  /**
   * Sets the clock to a later moment; it goes on as it went.
   *
   * @throws TwinError `bad_time`, `clock_backwards`
   */
  setClock(moment: Date | string | number, partition?: string): void;
  /**
   * Lets the clock go `rate` times as fast as the machine's; 0 stops it.
   *
   * @throws TwinError `clock_backwards`
   */
  runClock(rate: number, partition?: string): void;
  /** Makes things go wrong. */
  readonly faults: FaultControl;
  /**
   * Does again what a record of a journal says, at the moment it tells, without writing it down; the answer,
   * where it was a request.
   */
  repeat(record: PastRecord): TwinResponse | undefined;
  /** What a journal brought back at the start. */
  readonly recovery: Recovery | undefined;
  /** Which twin this is and where it listens. */
  health(): Health;
  /** Names of the partitions that somebody has entered. */
  partitions(): readonly string[];
  /**
   * A partition's state to look at; without a name, that of the only one there is.
   *
   * @throws TwinError `partition_needed`
   */
  inspect(options?: { readonly partition?: string }): StateView;
  /**
   * A twin as this one was behind a capture; 0 is the start. What is done to it does not touch this one.
   *
   * @throws TwinError `past_gone`, `unknown_capture`
   *
   * @example
   * twin.at(12).inspect().collections();
   */
  at(capture: number): Twin;
  /**
   * What differs from the state behind one capture to that behind another, or to the state now.
   *
   * @throws TwinError `past_gone`, `unknown_capture`
   */
  diff(from: number, to?: number): readonly EntityDifference[];
  /** What is stored, by partition and resource. */
  state(partition?: string): Readonly<Record<string, PartitionState>>;
}

const DEFAULT_CAPTURES = 10_000;
/** What deliveries are signed with where neither the vendor nor the user has a word for it. */
const DEFAULT_SECRET = "wondertwin";
const DEFAULT_MAX_BODY = 32 * 1024 * 1024;

/** Puts a twin together; nothing listens yet. */
export function createTwin(
  twin: TwinModel,
  options: TwinOptions & {
    readonly instance?: string;
    readonly pid?: number;
    /** How the clocks go, where `now` does not say it. */
    readonly clock?: ClockState;
  } = {},
): Twin {
  const { manifest } = twin;
  const seed = options.seed ?? manifest.name;
  const clock = options.now === undefined ? (options.clock ?? realTime) : stoppedAt(parseMoment(options.now));
  const worlds = new Worlds({ seed, clock, plant: (world, wall) => plantSeed(twin, world, wall) });
  const captures = new CaptureLog(options.captures ?? DEFAULT_CAPTURES);
  const engine = new Engine({ twin, worlds, captures, seed, onBug: reportBug });
  const owner = ownerOf(manifest, { seed, clock });
  const keeper = new Keeper({
    twin,
    engine,
    worlds,
    owner,
    journal: options.journal,
    remember: options.captures ?? DEFAULT_CAPTURES,
    onHappened: () => {
      courier.wake();
      alarm.set();
    },
  });
  const redactor = createRedactor(() => twin.detail.secrets);
  const inPartition = (partition: string | undefined) => (partition === undefined ? {} : { partition });
  const courier = new Courier({
    onBug: (error) => reportBug(error, "a delivery"),
    twin,
    worlds,
    allowed: options.webhookHosts ?? [],
    perform: (action) => keeper.perform(action),
  });
  const alarm = new Alarm({ worlds, ring: () => keeper.perform({ do: "settle" }) });
  const webhooks = createWebhookControl({ worlds, courier, perform: (action) => keeper.perform(action) });
  const subscriptions = toldSubscriptions(twin, options.webhook);
  if (JSON.stringify(subscriptions) !== JSON.stringify(worlds.subscriptions))
    keeper.perform({ do: "subscribe", subscriptions });
  const faults = createFaultControl({ twin, worlds, perform: (action) => keeper.perform(action) });
  const answer: Answerer = (request, done) => keeper.answer(request, done);

  let server: Server | undefined;
  let address = { url: "", port: 0 };
  const health = (): Health => ({
    status: "ok",
    twin: manifest.name,
    version: manifest.version,
    pid: options.pid ?? process.pid,
    port: address.port,
    url: address.url,
    instance: options.instance ?? "",
    operations: manifest.operations,
    coverage: manifest.coverage,
  });
  const app = createApp({
    answer,
    control: createControl(
      () => self,
      (path) => isRoute(path, twin.boot),
    ),
    maxBody: twin.vendor.maxBody ?? DEFAULT_MAX_BODY,
    hosts: [...manifest.hosts, ...(options.hosts ?? [])],
    controlToken: options.controlToken,
  });

  const self: Twin = {
    name: manifest.name,
    version: manifest.version,
    app,
    handle: (request) => keeper.handle(request),
    health,
    reset: (partition) => void keeper.perform({ do: "reset", ...inPartition(partition) }),
    lastReset: () => keeper.lastReset,
    captures: (filter = {}) => captures.list(filter, redactor),
    capture: (id) => captures.find(id, redactor),
    partitions: () => worlds.names(),
    inspect: ({ partition } = {}) => viewOf(worlds, { twin, redactor, partition }),
    at: (capture) => {
      const past = keeper.past(capture);
      const again = createTwin(twin, { seed, captures: 0, clock: past.clock ?? clock });
      for (const record of past.records) again.repeat(record);
      return again;
    },
    diff: (from, to) => {
      const after = to === undefined ? self : self.at(to);
      return diffStates(self.at(from).snapshot().state, after.snapshot().state);
    },
    plant: (resource, fields = {}, partition = "default") => {
      requireResource(twin, resource);
      // What the caller does to its own objects afterwards changes nothing here.
      return keeper.perform({ do: "plant", partition, resource, fields: structuredClone(fields) }) ?? {};
    },
    seed: (value, partition = "default") => {
      const fixtures = structuredClone(checkFixtures(twin, value));
      keeper.perform({ do: "seed", partition, fixtures });
      return Object.fromEntries(Object.entries(fixtures).map(([name, { length }]) => [name, length]));
    },
    snapshot: (partition) => makeSnapshot(owner, snapshotState({ engine, worlds }, partition)),
    restore: (snapshot, partition) => {
      const state = openSnapshot(snapshot, owner);
      if (state.of === "twin" && partition !== undefined) throw snapshotOfAll(partition);
      keeper.perform({ do: "restore", state, ...inPartition(partition) });
    },
    advance: (duration, partition) => {
      const by = parseDuration(duration);
      keeper.perform({ do: "advance", by, ...inPartition(partition) });
    },
    clock: (partition) => readClock(worlds.clock(partition), wallClock()),
    setClock: (moment, partition) =>
      void keeper.perform({ do: "set_clock", to: parseMoment(moment), ...inPartition(partition) }),
    runClock: (rate, partition) => void keeper.perform({ do: "run_clock", rate, ...inPartition(partition) }),
    webhooks,
    faults,
    repeat: (record) => keeper.repeat(record),
    recovery: keeper.recovery,
    state: (partition) => stateOf(worlds, partition),
    listen: async ({ port = 0, host = "127.0.0.1" } = {}) => {
      server = createHttpServer(app, answer);
      address = await listen(server, { port, host });
      // The first request need not pay for what the start left out.
      setImmediate(() => twin.detail);
      // What a journal brought back goes on by itself.
      courier.wake();
      alarm.set();
      return address;
    },
    close: () =>
      new Promise((resolve) => {
        courier.close();
        alarm.close();
        const end = () => {
          keeper.close();
          resolve();
        };
        if (!server) return end();
        server.close(end);
        server.closeAllConnections();
      }),
  };
  return self;
}

/** Who is told of events because the twin was told so. */
function toldSubscriptions({ vendor }: TwinModel, webhook: TwinOptions["webhook"]): readonly Subscription[] {
  if (!webhook) return [];
  const { url, events = ["*"], secret = vendor.webhooks?.secret ?? DEFAULT_SECRET } = webhook;
  return [{ id: "told", url, events, secret }];
}

/** Whose journal it is: what the twin is made of decides how it answers. */
function ownerOf(manifest: Manifest, { seed, clock }: Required<Pick<Owner, "seed" | "clock">>): Owner {
  const { name, version } = manifest;
  return { twin: name, version, digest: buildDigest(manifest), seed, clock };
}

function requireResource(twin: TwinModel, resource: string): void {
  if (twin.detail.resources.has(resource)) return;
  throw new TwinError("unknown_resource", `${twin.manifest.title} has no resource ${resource}.`, {
    hint: `Take one of ${[...twin.detail.resources.keys()].join(", ")}.`,
  });
}

function reportBug(error: unknown, requestId: string): void {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`bug while answering ${requestId}: ${detail}\n`);
}

import { parseDuration } from "../clock/duration.ts";
import { wallClock } from "../clock/wall-clock.ts";
import type { Worlds } from "../engine/worlds.ts";
import type { ControlAction } from "../journal/record.ts";
import { Session } from "../resources/session.ts";
import type { World } from "../store/world.ts";
import type { TwinModel } from "../twin/twin-model.ts";
import { type Delivery, lineOf, type Outcome } from "./delivery.ts";
import { post } from "./post.ts";
import { connectedSubscriptionsOf, type KnownSubscription, subscriptionsOf } from "./subscriptions.ts";

export interface CourierOptions {
  readonly twin: TwinModel;
  readonly worlds: Worlds;
  /** Hosts beside loopback that may be told. */
  readonly allowed: readonly string[];
  /** Writes down what came of an attempt. */
  readonly perform: (action: ControlAction) => unknown;
  /** Told of every failure that is a bug of the twin's. */
  readonly onBug: (error: unknown) => void;
}

const TIMEOUT = "10s";

/** What comes of an attempt that a mistake of the twin's own prevents. */
const mistaken: Outcome = { error: "twin_failed", duration: 0 };

/**
 * Carries what waits in the partitions' outboxes to the subscribers, as it falls due on their clocks: one after
 * another to the same subscriber, and to several at once.
 *
 * What came of an attempt is a control action, so that a replay needs no network.
 */
export class Courier {
  readonly #options: CourierOptions;
  readonly #ending = new AbortController();
  /** The subscribers that are being told something. */
  readonly #busy = new Set<string>();
  #idle: (() => void)[] = [];
  #awake = false;

  constructor(options: CourierOptions) {
    this.#options = options;
  }

  /** Sends what is due, once the answers of this turn of the event loop have left. */
  wake(): void {
    if (this.#awake || this.#ending.signal.aborted) return;
    this.#awake = true;
    setImmediate(() => {
      this.#awake = false;
      this.#look();
    });
  }

  /** Resolves once nothing is under way and nothing is due. */
  settled(): Promise<void> {
    return new Promise((resolve) => {
      this.#idle.push(resolve);
      this.wake();
    });
  }

  /** Gives up what is under way; it stays in the queue. */
  close(): void {
    this.#ending.abort();
    for (const done of this.#idle) done();
  }

  #look(): void {
    if (this.#ending.signal.aborted) return;
    const wall = wallClock();
    for (const world of this.#options.worlds.all()) {
      if (world.outbox.waiting === 0) continue;
      const now = world.clock.peek(wall);
      for (const delivery of [...world.outbox.heads()]) if (delivery.due <= now) this.#begin(world, delivery);
    }
    if (this.#busy.size > 0 || this.#awake) return;
    for (const done of this.#idle.splice(0)) done();
  }

  #begin(world: World, delivery: Delivery): void {
    const line = `${world.name}\n${lineOf(delivery)}`;
    if (this.#busy.has(line)) return;
    const { perform } = this.#options;
    const { name: partition } = world;
    const subscription = this.#careful(() => this.#subscription(world, delivery));
    const body = subscription && (delivery.payload ?? storedEvent(this.#options.twin, world, delivery));
    if (!subscription || body === undefined) {
      perform({ do: "cancel_delivery", partition, number: delivery.number });
      this.wake();
      return;
    }
    this.#busy.add(line);
    const posted = this.#careful(() => this.#post(subscription, this.#bodyFor(subscription, body)));
    void (posted ?? Promise.resolve(mistaken)).then((outcome) => {
      this.#busy.delete(line);
      // A partition that was reset or replaced knows nothing of this delivery.
      if (!this.#ending.signal.aborted && this.#options.worlds.find(partition) === world)
        perform({ do: "note_attempt", partition, number: delivery.number, outcome });
      this.wake();
    });
  }

  /** What a convention of the vendor's gives; nothing where it throws, which costs this delivery alone. */
  #careful<T>(convention: () => T): T | undefined {
    try {
      return convention();
    } catch (error) {
      this.#options.onBug(error);
      return undefined;
    }
  }

  /** What this subscriber is sent of an event. */
  #bodyFor(subscription: KnownSubscription, event: string): string {
    const body = this.#options.twin.vendor.webhooks?.body;
    // A receiver compares moments with its own clock, which is the machine's.
    return body
      ? JSON.stringify(body(JSON.parse(event), { subscription, at: new Date(wallClock()) }))
      : event;
  }

  #post({ url, secret }: KnownSubscription, body: string): Promise<Outcome> {
    const { twin, allowed } = this.#options;
    const { webhooks } = twin.vendor;
    return post({
      url,
      body,
      timeout: parseDuration(webhooks?.timeout ?? TIMEOUT),
      allowed,
      signal: this.#ending.signal,
      headers: {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "WonderTwin",
        ...webhooks?.headers,
        // A receiver compares the moment of signing with its own clock, which is the machine's.
        ...webhooks?.sign?.({ body, secret, at: new Date(wallClock()) }),
      },
    });
  }

  #subscription(world: World, { home, subscription }: Delivery): KnownSubscription | undefined {
    const { twin, worlds } = this.#options;
    const place = home === undefined ? world : worlds.find(home);
    if (!place) return undefined;
    const session = Session.looking({ twin, world: place, at: place.clock.peek(wallClock()) });
    const all = [...subscriptionsOf(session), ...connectedSubscriptionsOf(session)];
    return all.find(({ id }) => id === subscription);
  }
}

/** The event as the API shows it now, while there is one. */
function storedEvent(twin: TwinModel, world: World, { event }: Delivery): string | undefined {
  const { resource } = twin.vendor.events ?? {};
  const row = resource === undefined ? undefined : world.table(resource).row(event.id);
  return row && JSON.stringify(row.entity);
}

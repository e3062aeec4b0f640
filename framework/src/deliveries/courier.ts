import type { DeliveryAttempt } from "../authoring/talking.ts";
import { parseDuration } from "../clock/duration.ts";
import { wallClock } from "../clock/wall-clock.ts";
import type { Worlds } from "../engine/worlds.ts";
import type { ControlAction } from "../journal/record.ts";
import { Session } from "../resources/session.ts";
import type { SocketHub } from "../sockets/socket-hub.ts";
import type { World } from "../store/world.ts";
import type { TwinModel } from "../twin/twin-model.ts";
import { type Delivery, lineOf, type Outcome } from "./delivery.ts";
import { post } from "./post.ts";
import { storedEvent } from "./stored-event.ts";
import {
  connectedSubscriptionsOf,
  type KnownSubscription,
  SOCKET,
  subscriptionsOf,
} from "./subscriptions.ts";
import { DEFAULT_SECRET } from "./told-subscriptions.ts";

export interface CourierOptions {
  readonly twin: TwinModel;
  readonly worlds: Worlds;
  /** Hosts beside loopback that may be told. */
  readonly allowed: readonly string[];
  /** Writes down what came of an attempt. */
  readonly perform: (action: ControlAction) => unknown;
  /** Told of every failure that is a bug of the twin's. */
  readonly onBug: (error: unknown) => void;
  /** The connections of those who are told over one. */
  readonly hub?: SocketHub | undefined;
}

const TIMEOUT = "10s";

/** How much of an answer is kept where it is heeded, in characters. */
const HEEDED = 512 * 1024;

interface Sending {
  readonly delivery: Delivery;
  readonly subscription: KnownSubscription;
  /** The event as JSON. */
  readonly body: string;
}

/** What is known of an attempt before it is made. */
function attemptOf({ tries, attempts, event, subscription }: Delivery): DeliveryAttempt {
  const { status, error } = attempts.at(-1) ?? {};
  const of = { id: event.id, event: event.name, subscription, tries };
  return tries === 0
    ? of
    : { ...of, last: { ...(status !== undefined && { status }), ...(error !== undefined && { error }) } };
}

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
    const posted = this.#careful(() =>
      this.#send(world, { delivery, subscription, body: this.#bodyFor(subscription, body) }),
    );
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

  #send(world: World, { delivery, subscription, body }: Sending): Promise<Outcome> {
    const { hub, twin } = this.#options;
    const { sockets } = twin.vendor;
    if (!subscription.url.startsWith(SOCKET)) return this.#post({ delivery, subscription, body });
    if (!hub || !sockets) return Promise.resolve({ error: "not_connected", duration: 0 });
    const id = `${delivery.event.id}-${delivery.number}-${delivery.attempts.length}`;
    const { name: event } = delivery.event;
    const message = sockets.envelope({ ...attemptOf(delivery), id, event, payload: JSON.parse(body) });
    return hub.send({
      partition: delivery.home ?? world.name,
      subscription: subscription.id,
      id,
      message,
      timeout: this.#timeout,
      signal: this.#ending.signal,
    });
  }

  get #timeout(): number {
    return parseDuration(this.#options.twin.vendor.webhooks?.timeout ?? TIMEOUT);
  }

  #post({ delivery, subscription: { url, secret }, body: json }: Sending): Promise<Outcome> {
    const { twin, allowed } = this.#options;
    const { webhooks } = twin.vendor;
    const { headers } = webhooks ?? {};
    const { contentType = "application/json; charset=utf-8", body = json } =
      webhooks?.encode?.(delivery.event.name, json) ?? {};
    return post({
      url,
      body,
      timeout: this.#timeout,
      allowed,
      signal: this.#ending.signal,
      ...(webhooks?.answered && { kept: HEEDED }),
      final: webhooks?.final,
      headers: {
        "Content-Type": contentType,
        "User-Agent": "WonderTwin",
        ...(typeof headers === "function" ? headers(attemptOf(delivery)) : headers),
        // A receiver compares the moment of signing with its own clock, which is the machine's.
        ...webhooks?.sign?.({ id: delivery.event.id, body, secret, url, at: new Date(wallClock()) }),
      },
    });
  }

  #subscription(world: World, delivery: Delivery): KnownSubscription | undefined {
    const { twin, worlds } = this.#options;
    const { home, subscription, url, event, addressed } = delivery;
    const place = home === undefined ? world : worlds.find(home);
    if (!place) return undefined;
    const session = Session.looking({ twin, world: place, at: place.clock.peek(wallClock()) });
    if (addressed)
      return { id: subscription, url, events: [event.name], secret: secretOf(twin, session, delivery) };
    const all = [...subscriptionsOf(session), ...connectedSubscriptionsOf(session)];
    return all.find(({ id }) => id === subscription);
  }
}

/** What a delivery to an address is signed with that no subscription stands behind. */
function secretOf(twin: TwinModel, session: Session, delivery: Delivery): string {
  const { secret } = twin.vendor.webhooks ?? {};
  if (typeof secret !== "function") return secret ?? DEFAULT_SECRET;
  const event = delivery.payload ?? storedEvent(twin, session.world, delivery) ?? "{}";
  return secret(session.store, JSON.parse(event));
}

import type { Session } from "../resources/session.ts";
import type { World } from "../store/world.ts";
import {
  connectedSubscriptionsOf,
  type KnownSubscription,
  subscriptionsOf,
  toldOf,
} from "./subscriptions.ts";

/** What an event is about, where it is an entity of the store. */
export interface About {
  readonly resource: string;
  readonly key: string;
}

/** Who is told of an event. */
export interface Audience {
  /** The connected partition it is from, where others look on. */
  readonly partition?: string;
  /** `home`: the partition where someone subscribed, where that is not the event's. */
  readonly subscriptions: readonly (KnownSubscription & {
    readonly home?: string;
    readonly addressed?: true;
  })[];
}

/**
 * Whom something that happens in a partition concerns: its own subscribers and those of the partitions that it
 * is connected to. Of what happens to the entity that stands for a connected partition, only the latter are told.
 */
export function audienceOf(session: Session, about: About | undefined): Audience {
  const { world, caller } = session;
  const { connected } = session.twin.vendor.webhooks ?? {};
  if (!connected) return { subscriptions: subscriptionsOf(session) };
  if (about?.resource === connected.resource && about.key !== caller.account && about.key !== world.name)
    return {
      partition: about.key,
      subscriptions: [...connectedSubscriptionsOf(session), ...toldOf(session)],
    };
  const own = subscriptionsOf(session);
  const [first, ...others] = platformsOf(world, connected.resource);
  if (!first) return { subscriptions: own };
  const theirs = [first, ...others].flatMap(({ platform }) =>
    connectedSubscriptionsOf(session.elsewhere(platform)).map((each) => ({
      ...each,
      home: platform.name,
    })),
  );
  return { partition: first.key, subscriptions: [...own, ...theirs] };
}

/** One address that is told of an event, and those who are told of everything. */
export function addressed(session: Session, url: string, event: string): Audience {
  const only = { id: url, url, events: [event], secret: "", addressed: true } as const;
  return { subscriptions: [only, ...toldOf(session)] };
}

/** The partitions that a partition is connected to: those where an entity stands for it, by this key. */
function platformsOf(world: World, resource: string): { readonly platform: World; readonly key: string }[] {
  const found = [];
  for (const platform of world.all()) {
    const below = world.name.startsWith(`${platform.name}/`);
    const key = below ? world.name.slice(platform.name.length + 1) : world.name;
    if (platform !== world && platform.holds(resource, key)) found.push({ platform, key });
  }
  return found;
}

import type { Event } from "../authoring/event.ts";
import { type About, addressed, audienceOf } from "../deliveries/audience.ts";
import { enqueue } from "../deliveries/enqueue.ts";
import type { Entity } from "../store/entity.ts";
import type { Session } from "./session.ts";

interface Happening {
  readonly name: string;
  readonly data: object;
  readonly previous?: object | undefined;
  readonly about?: About;
  /** The only address that is told. */
  readonly address?: string;
}

/**
 * Records that something happened, where anyone may know of it: in the session, and in the resource that keeps
 * events.
 */
export function recordEvent(session: Session, { name, data, previous, about, address }: Happening): void {
  const config = session.twin.vendor.events;
  if (!config || session.quiet) return;
  const table = config.resource === undefined ? undefined : session.world.table(config.resource);
  const id = (config.id ?? (({ random }) => random(24)))({
    random: (length, alphabet) => session.world.random.text(length, alphabet),
    count: table?.count ?? session.events.length,
  });
  const audience = address === undefined ? audienceOf(session, about) : addressed(session, address, name);
  const { partition } = audience;
  const event: Event = {
    id: String(id),
    name,
    at: new Date(session.at),
    data,
    caller: session.caller,
    ...(previous ? { previous } : {}),
    ...(partition === undefined ? {} : { partition }),
    request: { id: session.id === "" ? undefined : session.id, idempotencyKey: session.idempotencyKey },
  };
  session.events.push(event);
  // An envelope is the vendor's own entity of an event.
  const envelope = config.envelope(event, { store: session.store }) as Entity;
  const subscribers = enqueue(
    session,
    { event: { id: event.id, name, body: envelope }, audience },
    table ? undefined : () => JSON.stringify(envelope),
  );
  if (!table) return;
  const counted = config.pending === undefined ? envelope : { ...envelope, [config.pending]: subscribers };
  session.world.changed(table.insert(event.id, counted));
}

/** The fields whose values differ, with the values they had. */
export function previousValues(before: Entity, after: Entity): Entity | undefined {
  let previous: Record<string, unknown> | undefined;
  for (const field of Object.keys(after)) {
    const old = before[field];
    const value = after[field];
    if (old === value || sameJson(old, value)) continue;
    previous ??= {};
    previous[field] = isPlain(old) && isPlain(value) ? (previousValues(old, value) ?? {}) : old;
  }
  return previous;
}

function isPlain(value: unknown): value is Entity {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sameJson(left: unknown, right: unknown): boolean {
  return (
    typeof left === "object" && typeof right === "object" && JSON.stringify(left) === JSON.stringify(right)
  );
}

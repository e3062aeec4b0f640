import type { Schemas } from "../api.gen.ts";
import type { StripeContext } from "../context.ts";
import { momentOf } from "../conventions/moments.ts";
import type { Resources } from "../resources.ts";

/** Something that will come over an object of a test clock's customers by itself. */
export interface Planned {
  /** In seconds on the test clock. */
  readonly at: number;
  readonly resource: "invoice" | "subscription";
  readonly id: string;
  readonly effect: string;
}

type TestClock = Resources["test_helpers.test_clock"];
type Bound = { readonly id?: string; readonly customer?: string | null };

/** The test clock that a customer's objects go by. */
function clockOf({ store }: Pick<StripeContext, "store">, customer: string | null | undefined) {
  const id = customer ? store.customer.find(customer)?.test_clock : undefined;
  return id ? store["test_helpers.test_clock"].find(id) : undefined;
}

/** The moment that a customer's test clock shows, where it has one: what `moment` is for its objects. */
export function shownTo(context: Pick<StripeContext, "store">, customer: string | null | undefined) {
  const clock = clockOf(context, customer);
  return clock && momentOf(clock.frozen_time);
}

/** Does something at the moment that a customer's test clock shows; at the twin's own without one. */
export function atClockOf<T>(context: StripeContext, customer: string | null | undefined, act: () => T): T {
  const moment = shownTo(context, customer);
  return moment ? context.asOf(moment, act) : act();
}

/**
 * Puts down what comes over an object at a moment, or takes it back: on its customer's test clock, or the twin's
 * own. `null`: never.
 */
export function plan(
  context: StripeContext,
  item: Bound,
  { resource, effect, at }: Pick<Planned, "resource" | "effect"> & { readonly at: number | null },
): void {
  const { store } = context;
  const clock = clockOf(context, item.customer);
  if (clock) planOn(context, clock, { resource, effect, id: item.id ?? "", at });
  else if (resource === "invoice") planOwn(store.invoice, store.invoice.get(item.id ?? ""), effect, at);
  else planOwn(store.subscription, store.subscription.get(item.id ?? ""), effect, at);
}

interface Schedulable<T> {
  schedule(item: T, effect: string, when: Date): void;
  unschedule(item: T, effect: string): void;
}

function planOwn<T>(collection: Schedulable<T>, item: T, effect: string, at: number | null): void {
  if (at === null) collection.unschedule(item, effect);
  else collection.schedule(item, effect, momentOf(at));
}

function planOn(
  { store }: StripeContext,
  clock: TestClock,
  { at, ...what }: Omit<Planned, "at"> & { readonly at: number | null },
): void {
  const { resource, id, effect } = what;
  const others = (clock.agenda ?? []).filter(
    (each) => each.resource !== resource || each.id !== id || each.effect !== effect,
  );
  const clocks = store["test_helpers.test_clock"];
  const agenda = at === null ? others : [...others, { ...what, at }];
  const planned = clocks.update(clock, { agenda }, { event: false });
  if (at !== null && at <= clock.frozen_time && clock.status === "ready")
    clocks.schedule(planned, "catch_up", "0s");
}

/** Takes the first thing that is due by a moment off a clock's agenda. */
export function takeDue(
  { store }: Pick<StripeContext, "store">,
  id: string,
  until: number,
): Planned | undefined {
  const clocks = store["test_helpers.test_clock"];
  const clock = clocks.get(id);
  const { agenda = [], frozen_time } = clock;
  let first: Planned | undefined;
  for (const each of agenda) if (each.at <= until && (!first || each.at < first.at)) first = each;
  if (!first) return undefined;
  const at = Math.max(first.at, frozen_time);
  clocks.update(
    clock,
    { agenda: agenda.filter((each) => each !== first), frozen_time: at },
    { event: false },
  );
  return { ...first, at };
}

/** Customers that go by a clock. */
export function customersOf({ store }: Pick<StripeContext, "store">, id: string): Schemas["customer"][] {
  return store.customer.list({ test_clock: id });
}

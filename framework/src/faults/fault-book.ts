import { parseDuration } from "../clock/duration.ts";
import { TwinError } from "../contracts/twin-error.ts";
import type { World } from "../store/world.ts";
import { dueEffect } from "./due-effect.ts";
import { conditionTest, type Happening } from "./fault-condition.ts";
import type { FaultRule } from "./fault-rule.ts";
import { drawLatency } from "./latency.ts";
import { type MatchSubject, requestTest } from "./request-match.ts";
import { type Strike, takesPlace } from "./strike.ts";

/** The faults that are set, as plain data. */
export interface FaultBookState {
  readonly last: number;
  readonly rules: readonly (readonly [id: string, rule: FaultRule])[];
}

interface Entry {
  readonly rule: FaultRule;
  /** Whether its condition counts what happened; absent where it has none. */
  readonly isCounted?: (happening: Happening) => boolean;
  /** How long it lasts, in milliseconds. */
  readonly during: number;
  readonly isMeantFor: (subject: MatchSubject, partition: string) => boolean;
}

/** The faults of a twin, in the order in which they were set. */
export class FaultBook {
  #last = 0;
  readonly #entries = new Map<string, Entry>();
  /** Those that no reset takes back: how the twin is set up. */
  #standing = new Map<string, Entry>();

  /** Sets faults in place of those that no reset takes back; they have their say behind all others. */
  stand(rules: readonly (readonly [id: string, rule: FaultRule])[]): void {
    this.#standing = new Map(rules.map(([id, rule]) => [id, entryOf(rule)]));
  }

  /** Sets a fault, the last of all; its id. */
  add(rule: FaultRule): string {
    const id = `fault_${++this.#last}`;
    this.#entries.set(id, entryOf(rule));
    return id;
  }

  /** @throws TwinError `unknown_fault` */
  require(id: string): void {
    if (this.#entries.has(id)) return;
    const ids = [...this.#entries.keys()];
    throw new TwinError("unknown_fault", `There is no fault ${id}.`, {
      hint: ids.length === 0 ? "None is set." : `Take one of ${ids.join(", ")}.`,
    });
  }

  remove(id: string): void {
    this.#entries.delete(id);
  }

  /** Removes the faults that are for one partition alone, or all there are. */
  clear(partition?: string): void {
    for (const [id, { rule }] of this.#entries)
      if (partition === undefined || rule.partition === partition) this.#entries.delete(id);
  }

  /** Forgets all faults, and counts them from the first again. */
  reset(): void {
    this.load({ last: 0, rules: [] });
  }

  rules(): readonly (readonly [id: string, rule: FaultRule])[] {
    return Array.from(this.#entries, ([id, { rule }]) => [id, rule] as const);
  }

  save(): FaultBookState {
    return { last: this.#last, rules: this.rules() };
  }

  load({ last, rules }: FaultBookState): void {
    this.#last = last;
    this.#entries.clear();
    for (const [id, rule] of rules) this.#entries.set(id, entryOf(rule));
  }

  /** What the faults make of a request in its world. */
  strike(subject: MatchSubject, world: Pick<World, "name" | "faults">, at: number): Strike | undefined {
    if (this.#entries.size + this.#standing.size === 0) return undefined;
    const faults: string[] = [];
    let delay = 0;
    let headers = {};
    for (const [id, entry] of [...this.#entries, ...this.#standing]) {
      const { rule, isMeantFor, isCounted, during } = entry;
      if (!isMeantFor(subject, world.name)) continue;
      const began = isCounted
        ? world.faults.began(id)
        : rule.during === undefined
          ? at
          : world.faults.begin(id, at);
      if (began === undefined || at >= began + during) continue;
      const effect = dueEffect(rule, world.faults.see(id), world.faults.random);
      if (!effect) continue;
      world.faults.strike(id);
      faults.push(id);
      if (effect.latency !== undefined) delay += drawLatency(effect.latency)(world.faults.random);
      headers = { ...headers, ...effect.headers };
      const isAnswer = takesPlace(effect);
      if (isAnswer || effect.network !== undefined)
        return { faults, delay, headers, effect, executes: !isAnswer || rule.on === "answer" };
    }
    return faults.length === 0 ? undefined : { faults, delay, headers, executes: true };
  }

  /** Lets those faults begin whose condition this fulfils, at a moment of the partition's clock. */
  observe(happening: Happening, world: Pick<World, "name" | "faults">, at: number): void {
    for (const [id, { rule, isCounted }] of this.#entries) {
      if (!isCounted || (rule.partition !== undefined && rule.partition !== world.name)) continue;
      if (world.faults.began(id) !== undefined || !isCounted(happening)) continue;
      if (world.faults.fulfil(id) >= (rule.after?.count ?? 1)) world.faults.begin(id, at);
    }
  }

  /** Whether any fault waits for something to happen. */
  get observes(): boolean {
    for (const { isCounted } of this.#entries.values()) if (isCounted) return true;
    return false;
  }
}

function entryOf(rule: FaultRule): Entry {
  const { method, operation, partition, path, resource } = rule;
  const isMeantFor = requestTest({
    ...(method !== undefined && { method: method.toUpperCase() }),
    ...(operation !== undefined && { operation }),
    ...(path !== undefined && { path }),
    ...(resource !== undefined && { resource }),
  });
  const { after, during } = rule;
  return {
    rule,
    ...(after && { isCounted: conditionTest(after) }),
    during: during === undefined ? Number.POSITIVE_INFINITY : parseDuration(during),
    isMeantFor: (subject, inPartition) =>
      (partition === undefined || partition === inPartition) && isMeantFor(subject),
  };
}

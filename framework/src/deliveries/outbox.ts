import { type Attempt, type Delivery, isSuccess, lineOf } from "./delivery.ts";

/** An outbox as plain data: what a snapshot keeps of it. */
export interface OutboxState {
  readonly count: number;
  readonly deliveries: readonly Delivery[];
}

/** How many deliveries that are at their end are remembered. */
const REMEMBERED = 1000;

/** A partition's deliveries: those that wait, in a queue for each subscription, and the newest that are done. */
export class Outbox {
  #count = 0;
  #waiting = 0;
  readonly #queues = new Map<string, Delivery[]>();
  readonly #done = new Map<number, Delivery>();
  /** What the running request has put in. */
  #added: Delivery[] = [];

  /** How many deliveries wait. */
  get waiting(): number {
    return this.#waiting;
  }

  add(delivery: Omit<Delivery, "number" | "status" | "tries" | "attempts">): void {
    const added: Delivery = {
      ...delivery,
      number: ++this.#count,
      status: "waiting",
      tries: 0,
      attempts: [],
    };
    this.#enqueue(added);
    this.#added.push(added);
  }

  commit(): void {
    if (this.#added.length > 0) this.#added = [];
  }

  rollback(): void {
    if (this.#added.length === 0) return;
    for (const delivery of this.#added) this.#dequeue(delivery);
    this.#count -= this.#added.length;
    this.#added = [];
  }

  /** The next delivery of each subscription that has one waiting. */
  *heads(): Generator<Delivery> {
    for (const [head] of this.#queues.values()) if (head) yield head;
  }

  /** When the first of them is due. */
  nextDue(): number | undefined {
    let first: number | undefined;
    for (const { due } of this.heads()) if (first === undefined || due < first) first = due;
    return first;
  }

  find(number: number): Delivery | undefined {
    return this.#done.get(number) ?? this.#allWaiting().find((each) => each.number === number);
  }

  /** All deliveries that are remembered, oldest first. */
  list(): readonly Delivery[] {
    return [...this.#done.values(), ...this.#allWaiting()].sort((one, other) => one.number - other.number);
  }

  /**
   * Notes an attempt: a success ends the delivery, anything else puts it off by `retryAfter` milliseconds, or
   * ends it where that is undefined.
   */
  attempted(
    delivery: Delivery,
    attempt: Attempt,
    retryAfter: number | undefined,
    { stepsAside = false } = {},
  ): Delivery {
    const succeeded = isSuccess(attempt);
    const next: Delivery = {
      ...delivery,
      attempts: [...delivery.attempts, attempt],
      tries: delivery.tries + 1,
      status: succeeded ? "succeeded" : retryAfter === undefined ? "failed" : "waiting",
      due: attempt.at + (succeeded ? 0 : (retryAfter ?? 0)),
      ...(stepsAside && !succeeded && { aside: true }),
    };
    this.#replace(delivery, next);
    return next;
  }

  /** Ends a delivery whose subscriber wants it no more. */
  cancel(delivery: Delivery): void {
    this.#replace(delivery, { ...delivery, status: "cancelled" });
  }

  /** Puts a delivery back into the queue, to be attempted anew. */
  resend(delivery: Delivery, due: number): Delivery {
    const next: Delivery = { ...delivery, status: "waiting", due, tries: 0 };
    this.#replace(delivery, next);
    return next;
  }

  save(): OutboxState {
    return { count: this.#count, deliveries: this.list() };
  }

  static load({ count, deliveries }: OutboxState): Outbox {
    const outbox = new Outbox();
    outbox.#count = count;
    for (const delivery of deliveries) outbox.#put(delivery);
    return outbox;
  }

  #replace(before: Delivery, after: Delivery): void {
    if (before.status === "waiting") this.#dequeue(before);
    else this.#done.delete(before.number);
    this.#put(after);
  }

  #put(delivery: Delivery): void {
    if (delivery.status === "waiting") this.#enqueue(delivery);
    else this.#remember(delivery);
  }

  #remember(delivery: Delivery): void {
    this.#done.set(delivery.number, delivery);
    if (this.#done.size <= REMEMBERED) return;
    const [oldest] = this.#done.keys();
    if (oldest !== undefined) this.#done.delete(oldest);
  }

  #enqueue(delivery: Delivery): void {
    const line = lineOf(delivery);
    const queue = this.#queues.get(line) ?? [];
    this.#queues.set(line, queue);
    const before = queue.findLastIndex((each) => isBefore(each, delivery));
    queue.splice(before + 1, 0, delivery);
    this.#waiting++;
  }

  #dequeue(delivery: Delivery): void {
    const line = lineOf(delivery);
    const queue = this.#queues.get(line) ?? [];
    const at = queue.findIndex((each) => each.number === delivery.number);
    if (at === -1) throw new Error(`Delivery ${delivery.number} does not wait.`);
    queue.splice(at, 1);
    this.#waiting--;
    if (queue.length === 0) this.#queues.delete(line);
  }

  #allWaiting(): Delivery[] {
    return [...this.#queues.values()].flat();
  }
}

function isBefore(one: Delivery, other: Delivery): boolean {
  return one.due < other.due || (one.due === other.due && one.number < other.number);
}

/** Something that will happen to an entity by itself, as plain data. */
export interface Due {
  /** The moment on the partition's clock, in milliseconds since 1970. */
  readonly at: number;
  readonly resource: string;
  readonly key: string;
  /** Which of the resource's effects. */
  readonly effect: string;
  /** Where the twin was reached when this was put down. */
  readonly baseUrl: string;
  /** What it was reached as, where that was another place. */
  readonly origin?: string;
}

interface Item extends Due {
  readonly sequence: number;
}

/** An agenda as plain data, in the order of the moments: what a snapshot keeps of it. */
export interface AgendaState {
  readonly count: number;
  readonly items: readonly Item[];
}

/** What will happen in a partition by itself: at one moment in the order it was put down. */
export class Agenda {
  #count = 0;
  readonly #items: Item[] = [];
  readonly #byName = new Map<string, Item>();
  /** How to take back what the running request did, the last thing last. */
  #undo: (() => void)[] = [];

  /** When the first thing is due. */
  nextDue(): number | undefined {
    return this.#items[0]?.at;
  }

  /** Puts something down; an entity has each of its effects before it once at most, so this moves an earlier one. */
  put(due: Due): void {
    this.cancel(due);
    const item = { ...due, sequence: this.#count++ };
    this.#insert(item);
    this.#undo.push(() => this.#remove(item));
  }

  cancel(due: Pick<Due, "resource" | "key" | "effect">): void {
    const item = this.#byName.get(nameOf(due));
    if (!item) return;
    this.#remove(item);
    this.#undo.push(() => this.#insert(item));
  }

  /** Takes out the first thing that is due at a moment; it stays out also if it fails. */
  take(until: number): Due | undefined {
    const [first] = this.#items;
    if (!first || first.at > until) return undefined;
    this.#remove(first);
    return first;
  }

  commit(): void {
    if (this.#undo.length > 0) this.#undo = [];
  }

  rollback(): void {
    for (const undo of this.#undo.reverse()) undo();
    this.#undo = [];
  }

  list(): readonly Due[] {
    return this.#items;
  }

  save(): AgendaState {
    return { count: this.#count, items: [...this.#items] };
  }

  static load({ count, items }: AgendaState): Agenda {
    const agenda = new Agenda();
    agenda.#count = count;
    for (const item of items) agenda.#insert(item);
    return agenda;
  }

  #insert(item: Item): void {
    this.#items.splice(this.#place(item), 0, item);
    this.#byName.set(nameOf(item), item);
  }

  #remove(item: Item): void {
    this.#items.splice(this.#place(item), 1);
    this.#byName.delete(nameOf(item));
  }

  /** Where an item stands, or would. */
  #place({ at, sequence }: Item): number {
    let low = 0;
    let high = this.#items.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.#items[middle];
      if (other && (other.at < at || (other.at === at && other.sequence < sequence))) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function nameOf({ resource, key, effect }: Pick<Due, "resource" | "key" | "effect">): string {
  return `${resource}\n${effect}\n${key}`;
}

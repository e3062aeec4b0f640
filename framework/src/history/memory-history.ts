import type { PastRecord } from "../journal/record.ts";

/**
 * What happened to a twin without a journal, since everything was last put in place at once: enough to come to
 * any state since then, as long as it was not more than `size` things.
 */
export class MemoryHistory {
  readonly #size: number;
  #records: PastRecord[] = [];
  #forgot = false;

  constructor(size: number) {
    this.#size = size;
  }

  add(record: PastRecord): void {
    if (beginsAnew(record)) {
      this.#records = [];
      this.#forgot = false;
    }
    if (this.#forgot) return;
    this.#records.push(record);
    if (this.#records.length <= this.#size) return;
    this.#records = [];
    this.#forgot = true;
  }

  /** What happened, in order; undefined where the beginning of it is forgotten. */
  records(): readonly PastRecord[] | undefined {
    return this.#forgot ? undefined : this.#records;
  }
}

/** Whether nothing that happened before has left a trace in the state. */
function beginsAnew(record: PastRecord): boolean {
  if (record.kind !== "control") return false;
  const { action } = record;
  if (action.do === "reset") return action.partition === undefined;
  return action.do === "restore" && action.state.of === "twin";
}

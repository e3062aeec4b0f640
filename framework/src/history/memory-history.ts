import type { PastRecord } from "../journal/record.ts";

/**
 * What happened to a twin without a journal, since everything was last put in place at once: enough to come to
 * any state since then, as long as it was not more than `size` things.
 */
export class MemoryHistory {
  readonly #size: number;
  #records: PastRecord[] = [];
  #forgot = false;
  /** What the twin was told, which a reset does not take back. */
  #told: readonly PastRecord[] = [];
  /** What of that it was told before the records. */
  #settings: readonly PastRecord[] = [];

  constructor(size: number) {
    this.#size = size;
  }

  add(record: PastRecord): void {
    if (isRunOfAll(record)) this.#told = this.#told.filter((each) => !isOfRun(each));
    if (beginsAnew(record)) {
      this.#settings = this.#told;
      this.#records = [];
      this.#forgot = false;
    }
    if (isSetting(record)) this.#told = [...this.#told, record];
    if (this.#forgot) return;
    this.#records.push(record);
    if (this.#records.length <= this.#size) return;
    this.#records = [];
    this.#forgot = true;
  }

  /** What the twin was told before all that, in order. */
  settings(): readonly PastRecord[] {
    return this.#settings;
  }

  /** Whether the beginning is forgotten, so that nothing is taken any more until all begins anew. */
  get isLost(): boolean {
    return this.#forgot;
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
  if (isRunOfAll(record)) return true;
  return action.do === "restore" && action.state.of === "twin";
}

function isRunOfAll(record: PastRecord): boolean {
  if (record.kind !== "control" || record.action.do !== "begin_run") return false;
  return record.action.run.partition === undefined;
}

function isOfRun(record: PastRecord): boolean {
  return record.kind === "control" && ["begin_run", "finish_run"].includes(record.action.do);
}

/** Whether a record is of what outlives a reset. */
function isSetting(record: PastRecord): boolean {
  if (isOfRun(record)) return true;
  return record.kind === "control" && ["subscribe", "enforce_limits", "configure"].includes(record.action.do);
}

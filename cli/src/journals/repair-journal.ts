import { existsSync, readFileSync, renameSync, truncateSync, writeFileSync } from "node:fs";
import { type Damage, examineJournal } from "./examine-journal.ts";

/** A damage that has been mended, and where what was cut is kept. */
export interface Repair extends Damage {
  readonly kept: readonly string[];
}

/**
 * Cuts a twin's journal at each damaged record, so that the twin starts with what stands before it.
 *
 * Nothing is deleted: what is cut off a file and the files that can no longer be reached are kept beside it.
 */
export function repairJournal(folder: string): readonly Repair[] {
  return examineJournal(folder).damages.map((damage) => {
    // The files behind go first: were this interrupted in between, the damage would still be found.
    const kept = damage.unreachable.map((path) => {
      const name = freeName(path);
      renameSync(path, name);
      return name;
    });
    return { ...damage, kept: [cut(damage), ...kept] };
  });
}

function cut({ path, at }: Damage): string {
  const name = freeName(path);
  writeFileSync(name, readFileSync(path).subarray(at), { mode: 0o600, flush: true });
  truncateSync(path, at);
  return name;
}

function freeName(path: string): string {
  const name = `${path}.cut`;
  if (!existsSync(name)) return name;
  for (let count = 2; ; count++) if (!existsSync(`${name}-${count}`)) return `${name}-${count}`;
}

import { basename } from "node:path";
import { type Damage, examineJournal } from "../journals/examine-journal.ts";
import { journalFolders, sizeOfJournal } from "../journals/journal-folder.ts";
import { type Repair, repairJournal } from "../journals/repair-journal.ts";
import { bytesText } from "../output/bytes-text.ts";
import { withLock } from "../processes/lock.ts";
import { readState, type State } from "../processes/state-file.ts";
import type { StateFolder } from "../processes/state-folder.ts";
import { isAlive } from "../processes/vital-signs.ts";
import type { Finding } from "./finding.ts";

/** Can what the twins keep of what happened be read? With `repair`, what cannot is mended first. */
export async function checkJournals(
  folder: StateFolder,
  { state, repair }: { readonly state: State; readonly repair: boolean },
): Promise<readonly Finding[]> {
  const paths = journalFolders(folder.journals);
  const repaired = repair && paths.length > 0 ? await repairStopped(folder, paths) : [];
  const journals = paths.map((path) => ({ path, ...examineJournal(path) }));
  const records = journals.reduce((sum, journal) => sum + journal.records, 0);
  return [
    { name: "journals", about: `${folder.journals}, ${counted(records, "record")}${sizesText(paths)}` },
    ...repaired,
    ...journals.flatMap(({ path, damages }) =>
      damages.map((damage) => damaged(path, { damage, isRunning: runs(path, state) })),
    ),
  ];
}

/** Mends the journals that no twin writes to, while none can be started. */
function repairStopped(folder: StateFolder, paths: readonly string[]): Promise<readonly Finding[]> {
  return withLock(folder, async () => {
    const state = readState(folder);
    return paths
      .filter((path) => !runs(path, state))
      .flatMap((path) => repairJournal(path).map((repair) => mended(path, repair)));
  });
}

/** How much room the journals take, each and all. */
function sizesText(paths: readonly string[]): string {
  const sizes = paths.map((path) => [basename(path), sizeOfJournal(path)] as const);
  const all = sizes.reduce((sum, [, size]) => sum + size, 0);
  if (sizes.length < 2) return `, ${bytesText(all)}`;
  return `, ${bytesText(all)}: ${sizes.map(([name, size]) => `${name} ${bytesText(size)}`).join(", ")}`;
}

function runs(folder: string, state: State): boolean {
  const twin = state[basename(folder)];
  return twin !== undefined && isAlive(twin);
}

function damaged(folder: string, { damage, isRunning }: { damage: Damage; isRunning: boolean }): Finding {
  const twin = basename(folder);
  const { path, at, record, lost, stateIsSafe } = damage;
  const cost = stateIsSafe
    ? "The twin's state is safe in a snapshot behind it"
    : `${counted(lost, "record")} cannot be used, and the twin does not start`;
  const stop = isRunning ? `Stop it with wt down ${twin}, then cut` : "Cut";
  return {
    name: `${twin} journal`,
    about: path,
    problem: `Record ${record} (at byte ${at}) is damaged. ${cost}.`,
    hint: `${stop} the journal there with wt doctor --repair; or begin anew: start it with --fresh.`,
  };
}

function mended(folder: string, { path, record, lost, kept, stateIsSafe }: Repair): Finding {
  const what = `${counted(lost, "record")} from ${record} on`;
  const cost = stateIsSafe
    ? `${what} left the history; the state is whole`
    : `${what} ${lost === 1 ? "is" : "are"} lost, with what came of them`;
  return {
    name: `${basename(folder)} journal`,
    about: path,
    mended: `Cut at the damaged record: ${cost}. What was cut is kept in ${kept.join(", ")}.`,
  };
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

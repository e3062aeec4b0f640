import { rmSync, statSync } from "node:fs";
import type { JournalFiles } from "./journal-files.ts";

/** How many of the newest saved states stay, however large: a second one for the day the first is damaged. */
const KEPT = 2;

/**
 * Removes the oldest part of a journal until it takes no more than `limit` bytes: whole files, up to a saved state
 * that stands for them.
 */
export function pruneJournal(files: JournalFiles, limit: number): void {
  for (const after of files.snapshots().slice(0, 1 - KEPT)) {
    if (sizeOf(files) <= limit) return;
    // In this order, so that whatever is left when this is interrupted still has its beginning.
    for (const from of files.journals().filter((each) => each <= after)) rmSync(files.journal(from));
    for (const earlier of files.snapshots().filter((each) => each < after)) rmSync(files.snapshot(earlier));
  }
}

function sizeOf(files: JournalFiles): number {
  const paths = [
    ...files.journals().map((from) => files.journal(from)),
    ...files.snapshots().map((after) => files.snapshot(after)),
  ];
  return paths.reduce((sum, path) => sum + statSync(path).size, 0);
}

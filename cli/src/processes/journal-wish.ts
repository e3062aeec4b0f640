import { join } from "node:path";
import type { StateFolder } from "./state-folder.ts";

/** When an answer may leave a twin: at once, when the system has its record, when the disk has it. */
export const durabilities = ["none", "write", "fsync"] as const;

/** How a twin keeps what happens. */
export interface JournalWish {
  readonly durability: (typeof durabilities)[number];
  /** How many megabytes the journal may take; as many as the twin has it unless told. */
  readonly megabytes?: number;
  /** Whether to forget what earlier runs left. */
  readonly fresh: boolean;
}

/** The folder of a twin's journal. */
export function journalOf(folder: StateFolder, name: string): string {
  return join(folder.journals, name);
}

/** A twin's arguments for its journal. */
export function journalArguments(
  folder: StateFolder,
  name: string,
  { durability, fresh, megabytes }: JournalWish,
): readonly string[] {
  const args = ["--state-dir", journalOf(folder, name), "--durability", durability];
  if (megabytes !== undefined) args.push("--journal-mb", String(megabytes));
  return fresh ? [...args, "--fresh"] : args;
}

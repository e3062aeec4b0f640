import { commandOf } from "../processes/process-command.ts";
import { writeAtomically } from "../processes/write-atomically.ts";
import { isRecord } from "../project/is-record.ts";
import { readJsonObject } from "../project/read-json.ts";
import type { RunFolder } from "./run-folder.ts";

/** A twin that was up before the run, and that the run uses where it is. */
export interface Claim {
  readonly twin: string;
  /** The account whose state alone the run uses; null: all of it. */
  readonly partition: string | null;
  /** Tells the twin's process from a later one. */
  readonly instance: string;
}

/** `run.json`: whose run it is and what it uses, so that another `wt` can tell, also after this one was killed. */
export interface RunRecord {
  readonly schema_version: 1;
  readonly id: string;
  readonly pid: number;
  /** The command line of that process: a later owner of the pid has another one. */
  readonly command: string;
  /** ISO 8601, UTC. */
  readonly started_at: string;
  readonly claims: readonly Claim[];
}

/** A record of this process. */
export function ownRecord(id: string, claims: readonly Claim[]): RunRecord {
  const started_at = new Date().toISOString();
  return { schema_version: 1, id, pid: process.pid, command: ownCommand(), started_at, claims };
}

export function writeRecord(folder: RunFolder, record: RunRecord): void {
  writeAtomically(folder.record, `${JSON.stringify(record, null, 2)}\n`);
}

/** A run's record; `undefined` where the run has not come so far, or what is there is none. */
export function readRecord(folder: RunFolder): RunRecord | undefined {
  try {
    const value = readJsonObject(folder.record);
    return isRunRecord(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Whether the process whose run it is goes on. */
export function isGoingOn({ pid, command }: RunRecord): boolean {
  return commandOf(pid) === command;
}

function ownCommand(): string {
  return commandOf(process.pid) ?? "";
}

function isRunRecord(value: unknown): value is RunRecord {
  return (
    isRecord(value) &&
    typeof value["id"] === "string" &&
    Number.isSafeInteger(value["pid"]) &&
    typeof value["command"] === "string" &&
    Array.isArray(value["claims"]) &&
    value["claims"].every(isClaim)
  );
}

function isClaim(value: unknown): value is Claim {
  return (
    isRecord(value) &&
    typeof value["twin"] === "string" &&
    typeof value["instance"] === "string" &&
    (value["partition"] === null || typeof value["partition"] === "string")
  );
}

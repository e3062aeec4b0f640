import { rmSync } from "node:fs";
import { join } from "node:path";
import type { FailedStart, ReadyFile } from "@wondertwin/framework/contracts";
import { isRecord } from "../project/is-record.ts";
import { readJsonObject } from "../project/read-json.ts";
import type { StateFolder } from "./state-folder.ts";
import { isReadyFile } from "./twin-process.ts";

/** Where a twin says that it listens. */
export function readyFileOf(folder: StateFolder, name: string): string {
  return join(folder.run, `${name}.json`);
}

/** What a twin has said; `undefined` when there is no ready file, or none that follows the protocol. */
export function readReadyFile(file: string): ReadyFile | undefined {
  const value = readWhole(file);
  return isReadyFile(value) ? value : undefined;
}

/** Why a twin did not start, where it has said so. */
export function readFailedStart(file: string): FailedStart | undefined {
  const value = readWhole(file);
  return isFailedStart(value) ? value : undefined;
}

function readWhole(file: string): unknown {
  try {
    return readJsonObject(file);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isFailedStart(value: unknown): value is FailedStart {
  if (!isRecord(value) || typeof value["instance"] !== "string") return false;
  const { error } = value;
  return isRecord(error) && typeof error["code"] === "string" && typeof error["message"] === "string";
}

/** Removes a twin's ready file, if there is one. */
export function removeReadyFile(folder: StateFolder, name: string): void {
  rmSync(readyFileOf(folder, name), { force: true });
}

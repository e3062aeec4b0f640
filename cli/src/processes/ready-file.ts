import { rmSync } from "node:fs";
import { join } from "node:path";
import type { ReadyFile } from "@wondertwin/framework/contracts";
import { readJsonObject } from "../project/read-json.ts";
import type { StateFolder } from "./state-folder.ts";
import { isReadyFile } from "./twin-process.ts";

/** Where a twin says that it listens. */
export function readyFileOf(folder: StateFolder, name: string): string {
  return join(folder.run, `${name}.json`);
}

/** What a twin has said; `undefined` when there is no ready file, or none that follows the protocol. */
export function readReadyFile(file: string): ReadyFile | undefined {
  try {
    const value = readJsonObject(file);
    return isReadyFile(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Removes a twin's ready file, if there is one. */
export function removeReadyFile(folder: StateFolder, name: string): void {
  rmSync(readyFileOf(folder, name), { force: true });
}

import { readFileSync } from "node:fs";
import type { EngineState } from "../engine/engine.ts";
import { decodeLine } from "./codec.ts";
import type { Owner } from "./recorder.ts";

/** A snapshot's file: the state after the record `after`. */
export interface Snapshot {
  readonly owner: Owner;
  readonly after: number;
  readonly state: EngineState;
}

/** What a snapshot's file holds; undefined where it is damaged. */
export function readSnapshot(file: string): Snapshot | undefined {
  // A line with the right checksum is what the recorder wrote.
  return decodeLine(readFileSync(file, "utf8").trimEnd()) as Snapshot | undefined;
}

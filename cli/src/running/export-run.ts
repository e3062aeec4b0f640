import { format, parse } from "node:path";
import { allCaptures } from "../exporting/all-captures.ts";
import { writeCaptures } from "../exporting/write-captures.ts";
import type { Run } from "./run.ts";

export interface ExportedCaptures {
  readonly twin: string;
  readonly file: string;
  readonly captures: number;
}

/**
 * Writes what was asked of a run's twins to a file; of several twins to a file each, whose name tells the twin:
 * `run.jsonl` becomes `run.stripe.jsonl`.
 */
export async function exportRun({ id, twins }: Run, file: string): Promise<readonly ExportedCaptures[]> {
  const written: ExportedCaptures[] = [];
  for (const { twin, control } of twins) {
    const captures = await allCaptures(control, { run: id });
    const path = writeCaptures(twins.length === 1 ? file : named(file, twin.name), captures);
    written.push({ twin: twin.name, file: path, captures: captures.length });
  }
  return written;
}

function named(file: string, twin: string): string {
  const { dir, name, ext } = parse(file);
  return format({ dir, name: `${name}.${twin}`, ext });
}

import { renameSync, writeFileSync } from "node:fs";

/** Writes a file wholly or not at all; only its owner may read it unless told. */
export function writeAtomically(file: string, content: string | Uint8Array, mode = 0o600): void {
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, content, { mode });
  renameSync(temporary, file);
}

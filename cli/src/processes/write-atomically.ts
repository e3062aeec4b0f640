import { renameSync, writeFileSync } from "node:fs";

/** Writes a file that only its owner may read, wholly or not at all. */
export function writeAtomically(file: string, text: string): void {
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, text, { mode: 0o600 });
  renameSync(temporary, file);
}

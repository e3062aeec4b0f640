import { readFileSync } from "node:fs";
import { isRecord } from "./is-record.ts";

/** Reads a file that holds one JSON object; `undefined` when there is no such file. Throws a SyntaxError on anything else. */
export function readJsonObject(file: string): Record<string, unknown> | undefined {
  const text = readIfThere(file);
  if (text === undefined) return undefined;
  const value: unknown = JSON.parse(text);
  if (!isRecord(value)) throw new SyntaxError(`${file} does not hold a JSON object.`);
  return value;
}

/** Reads a text file; `undefined` when there is none. */
export function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Whether an error says that a file or folder is not there. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}

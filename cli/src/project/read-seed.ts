import { readFileSync } from "node:fs";
import { TwinError } from "@wondertwin/framework/contracts";
import { isRecord } from "./is-record.ts";
import { isMissing } from "./read-json.ts";

/**
 * Reads a file with a seed in it; the twin checks what it says.
 *
 * Throws `file_not_found` and `bad_seed`.
 */
export function readSeed(file: string): Record<string, unknown> {
  const told = parsed(file);
  if (isRecord(told)) return told;
  throw new TwinError("bad_seed", `${file} holds no object.`, {
    hint: "Write a list of entities by resource.",
  });
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (isMissing(error))
      throw new TwinError("file_not_found", `There is no file ${file}.`, { hint: "See how it is spelled." });
    if (!(error instanceof SyntaxError)) throw error;
    throw new TwinError("bad_seed", `${file} is no JSON: ${error.message}.`, { hint: "Mend the file." });
  }
}

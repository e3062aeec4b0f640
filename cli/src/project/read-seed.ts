import { readFileSync } from "node:fs";
import { type ControlApi, TwinError } from "@wondertwin/framework/contracts";
import { isRecord } from "./is-record.ts";
import { isMissing } from "./read-json.ts";

/** What a twin takes for a seed. */
type Seed = ControlApi["POST /_wt/seed"]["body"];

/**
 * Reads a file with a seed in it; the twin checks what it says.
 *
 * Throws `file_not_found` and `bad_seed`.
 */
export function readSeed(file: string): Seed {
  const told = parsed(file);
  // Whether it is one the twin finds out, and says where it is not.
  if (isRecord(told)) return told as Seed;
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

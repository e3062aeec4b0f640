import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { type DescriptionSource, TwinError } from "@wondertwin/framework/contracts";

type LocalFile = Pick<Extract<DescriptionSource, { kind: "file" }>, "path">;

/** Reads a description that lies on this machine, its path relative to `baseDir`. */
export async function readLocalFile(source: LocalFile, baseDir: string): Promise<Uint8Array> {
  const path = resolve(baseDir, source.path);
  try {
    return await readFile(path);
  } catch (cause) {
    throw new TwinError("source_unreachable", `The description ${path} cannot be read: ${reason(cause)}.`, {
      hint: "Check the path and that the file may be read.",
      cause,
    });
  }
}

function reason(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

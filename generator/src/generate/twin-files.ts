import { join } from "node:path";
import type { BuiltTwin } from "./build-twin.ts";
import type { GeneratedFile } from "./generated-file.ts";

/** A twin's files where they go; in an order in which the manifest is written when all it lists is there. */
export function twinFiles(twin: BuiltTwin, folder: string): readonly GeneratedFile[] {
  return [...twin.files].map(([name, content]) => ({ path: join(folder, name), content }));
}

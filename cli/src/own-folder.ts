import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ancestors } from "./project/project-root.ts";

/** The folder of the package that `wt`'s code is in, as sources or as a bundle. */
export function ownFolder(): string {
  for (const folder of ancestors(dirname(fileURLToPath(import.meta.url))))
    if (existsSync(join(folder, "package.json"))) return folder;
  throw new Error("wt's own package.json is missing");
}

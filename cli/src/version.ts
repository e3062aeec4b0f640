import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ancestors } from "./project/project-root.ts";
import { readJsonObject } from "./project/read-json.ts";

/** The version of `wt`: that of the package its code is in, as sources or as a bundle. */
export function ownVersion(): string {
  for (const folder of ancestors(dirname(fileURLToPath(import.meta.url)))) {
    const version = readJsonObject(join(folder, "package.json"))?.["version"];
    if (typeof version === "string") return version;
  }
  throw new Error("wt's own package.json is missing");
}

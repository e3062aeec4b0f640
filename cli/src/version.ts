import { join } from "node:path";
import { ownFolder } from "./own-folder.ts";
import { readJsonObject } from "./project/read-json.ts";

/** The version of `wt`: that of the package its code is in. */
export function ownVersion(): string {
  const version = readJsonObject(join(ownFolder(), "package.json"))?.["version"];
  if (typeof version === "string") return version;
  throw new Error("wt's own package.json is missing");
}

import { readFileSync } from "node:fs";
import { isRecord } from "./project/is-record.ts";

/** The version of `wt`. Sources and bundle both lie one folder below the package. */
export function ownVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  return isRecord(manifest) && typeof manifest["version"] === "string" ? manifest["version"] : "unknown";
}

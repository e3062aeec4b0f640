import { existsSync } from "node:fs";
import { join } from "node:path";
import { TwinError } from "@wondertwin/framework/contracts";
import { ancestors } from "./project-root.ts";

/**
 * The nearest folder upward that twins are generated in: one with specs.
 *
 * Throws `nothing_to_generate` when there is none.
 */
export function requireWorkspace(from: string): string {
  const found = ancestors(from).find((folder) => existsSync(join(folder, "specs")));
  if (found !== undefined) return found;
  throw new TwinError("nothing_to_generate", `There are no specs in or above ${from}.`, {
    hint: "Run this in a workspace with specs, or start from a file: wt generate openapi.json --out my-twin.",
  });
}

import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";

/** A seed's whole path: it is written from the scenario's folder, or from where the command runs. */
export function seedFile(path: string, scenario: string): string {
  const beside = resolve(dirname(scenario), path);
  return existsSync(beside) ? beside : resolve(path);
}

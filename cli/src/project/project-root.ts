import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * The folder that `.wt` belongs in.
 *
 * Twins that run for an enclosing folder of the same repository are found again from below it; else it is
 * the nearest folder upward with `wondertwin.json`, `package.json` or `.git`, else the given one.
 */
export function findProjectRoot(from: string): string {
  const folders = ancestors(from);
  const repository = folders.findIndex((folder) => existsSync(join(folder, ".git")));
  const inRepository = repository === -1 ? folders.slice(0, 1) : folders.slice(0, repository + 1);
  const running = inRepository.find((folder) => existsSync(join(folder, ".wt", "state.json")));
  return running ?? folders.find(isProject) ?? from;
}

/** A folder and all that enclose it, innermost first. */
export function ancestors(from: string): string[] {
  const parent = dirname(from);
  return parent === from ? [from] : [from, ...ancestors(parent)];
}

function isProject(folder: string): boolean {
  return ["wondertwin.json", "package.json", ".git"].some((name) => existsSync(join(folder, name)));
}

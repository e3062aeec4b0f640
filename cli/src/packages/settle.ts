import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { writeAtomically } from "../processes/write-atomically.ts";
import { isRecord } from "../project/is-record.ts";
import { LOCK_NAME } from "./lock-file.ts";

/** The texts of the files that tell which twins a project uses. */
export interface ProjectTexts {
  readonly lock: string;
  /** Absent where `wondertwin.json` stays as it is. */
  readonly project?: string | undefined;
}

const planOf = (root: string) => join(root, ".wt", "install.json");

/**
 * Writes lockfile and project file together: a kill at any instant leaves both old, or a plan from which
 * `settle` makes both new.
 */
export function commit(root: string, texts: ProjectTexts): void {
  mkdirSync(join(root, ".wt"), { recursive: true });
  writeAtomically(planOf(root), JSON.stringify(texts));
  carryOut(root, texts);
}

/** Finishes what a killed installation began to write; every reader of the two files calls it first. */
export function settle(root: string): void {
  const plan = planOf(root);
  if (!existsSync(plan)) return;
  const texts: unknown = JSON.parse(readFileSync(plan, "utf8"));
  if (isTexts(texts)) carryOut(root, texts);
  else rmSync(plan);
}

function carryOut(root: string, { lock, project }: ProjectTexts): void {
  writeAtomically(join(root, LOCK_NAME), lock, 0o644);
  if (project !== undefined) writeAtomically(join(root, "wondertwin.json"), project, 0o644);
  rmSync(planOf(root), { force: true });
}

function isTexts(value: unknown): value is ProjectTexts {
  return isRecord(value) && typeof value["lock"] === "string";
}

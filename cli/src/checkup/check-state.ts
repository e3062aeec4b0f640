import { accessSync, constants, existsSync } from "node:fs";
import { check } from "proper-lockfile";
import { STALE_AFTER } from "../processes/lock.ts";
import { type State, tryReadState } from "../processes/state-file.ts";
import type { StateFolder } from "../processes/state-folder.ts";
import { vitalSigns } from "../processes/vital-signs.ts";
import type { Finding } from "./finding.ts";

/** Can `.wt` be written, is what it remembers true, and is nobody holding its lock? */
export async function checkState(folder: StateFolder): Promise<readonly Finding[]> {
  const folderFinding = checkFolder(folder);
  if (!existsSync(folder.path) || folderFinding.problem !== undefined) return [folderFinding];
  return [folderFinding, await checkLock(folder), ...(await checkRemembered(folder))];
}

function checkFolder({ path, root }: StateFolder): Finding {
  const finding = { name: "state folder", about: path };
  try {
    accessSync(existsSync(path) ? path : root, constants.W_OK);
    return finding;
  } catch {
    return { ...finding, problem: "It cannot be written.", hint: `Give yourself write access to ${path}.` };
  }
}

async function checkLock({ path, lock }: StateFolder): Promise<Finding> {
  const finding = { name: "lock", about: lock };
  const held = await check(path, { lockfilePath: lock, stale: STALE_AFTER });
  if (!held) return finding;
  const hint = `Wait for it; if none runs, the lock opens by itself after ${STALE_AFTER / 1000} s.`;
  return { ...finding, problem: "A wt is starting or stopping twins right now.", hint };
}

async function checkRemembered(folder: StateFolder): Promise<readonly Finding[]> {
  const finding = { name: "state file", about: folder.stateFile };
  const state = tryReadState(folder);
  if (state === "damaged") {
    return [{ ...finding, problem: "It is damaged.", hint: "Run wt status, which puts it together again." }];
  }
  return [finding, ...(await Promise.all(Object.keys(state).map((name) => checkProcess(name, state))))];
}

async function checkProcess(name: string, state: State): Promise<Finding> {
  const twin = state[name];
  if (twin === undefined) return { name, about: "stopped" };
  const finding = { name: `${name} process`, about: `pid ${twin.pid}, ${twin.url}` };
  const { health } = await vitalSigns(twin);
  if (health === "healthy") return finding;
  const problem = health === "gone" ? "It ended without being stopped." : "It runs and does not answer.";
  return { ...finding, problem, hint: `Read wt logs ${name}, then start it again: wt up ${name}.` };
}

import { basename, resolve } from "node:path";
import { TwinError } from "@wondertwin/framework/contracts";
import { readState, type State } from "../processes/state-file.ts";
import { stateFolderOf } from "../processes/state-folder.ts";
import { findProjectRoot } from "../project/project-root.ts";
import { nameMeantBy, unknownTwin } from "../project/select-twins.ts";
import { findTwinsFolder } from "../project/twins-folder.ts";
import { runFolderOf } from "../running/run-folder.ts";
import { usageError } from "../usage-error.ts";
import { TwinControl } from "./twin-control.ts";

/**
 * The control API of a twin that runs for this project; without a word, of the only one that does. Inside
 * `wt run` the run's own twins come first.
 *
 * Throws `not_running`, `unknown_twin` and `usage`.
 */
export function runningTwin(word: string | undefined): TwinControl {
  const running = whatRuns();
  const names = Object.keys(running);
  const name = word === undefined ? onlyOne(names) : nameMeantBy(word, process.cwd());
  const found = running[name];
  if (found) return new TwinControl(name, found.url);
  const known = findTwinsFolder(process.cwd(), process.env)?.twins.map((twin) => twin.name) ?? [];
  if (!known.includes(name)) throw unknownTwin(name, [...names, ...known]);
  throw notRunning(name);
}

function whatRuns(): State {
  const { WT_RUN_FOLDER: path = "" } = process.env;
  if (path === "") return readState(stateFolderOf(findProjectRoot(process.cwd())));
  // A program that runs in a folder below may be in what looks like a project of its own.
  const folder = stateFolderOf(resolve(path, "../../.."));
  return { ...readState(folder), ...readState(runFolderOf(folder, basename(path))) };
}

export function notRunning(name: string): TwinError {
  return new TwinError("not_running", `${name} does not run here.`, { hint: `Start it: wt up ${name}.` });
}

function onlyOne(names: readonly string[]): string {
  const [name] = names;
  if (name === undefined)
    throw new TwinError("not_running", "No twin runs here.", { hint: "Start one: wt up." });
  if (names.length > 1)
    throw usageError(`${names.length} twins run here.`, `Name one of ${names.join(", ")}.`);
  return name;
}

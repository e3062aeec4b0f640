import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { COMMAND_NAMES } from "./command-names.ts";

/** Where `wt` was started: what decides how it is called next time. */
export interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  /** The URL of this program's code. */
  readonly code: string;
}

const HERE: Surroundings = { env: process.env, code: import.meta.url };
const BIN = join("node_modules", ".bin");
const NAMED = new RegExp(`\\bwt(?= (?:(?:${COMMAND_NAMES.join("|")})\\b|<command>|--))`, "g");

/** A text with the commands that it names (`wt up`) in the form that works where the user is. */
export function asTypedHere(text: string, surroundings: Surroundings = HERE): string {
  return text.replace(NAMED, () => programName(surroundings));
}

/**
 * What the user types to start this program: `wt` where a shell finds it, else by way of npx.
 *
 * A copy that npx fetched for this once has to be named by its package: a package called wt is somebody else's.
 */
export function programName({ env, code }: Surroundings = HERE): string {
  if (code.includes("/_npx/")) return "npx @wondertwin/cli";
  const folders = (env["PATH"] ?? env["Path"] ?? "").split(delimiter);
  // npm, npx and their kin add these folders for as long as one command runs.
  const own = env["npm_execpath"] === undefined ? folders : folders.filter((folder) => !folder.endsWith(BIN));
  return own.some((folder) => existsSync(join(folder, "wt"))) ? "wt" : "npx wt";
}

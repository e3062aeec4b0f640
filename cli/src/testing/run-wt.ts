import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { delimiter } from "node:path";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../main.ts", import.meta.url));
const BIN = fileURLToPath(new URL("../../../node_modules/.bin", import.meta.url));

export interface Finished {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** A `wt` that may still be running. */
export interface RunningCommand {
  readonly child: ChildProcess;
  readonly finished: Promise<Finished>;
  /** What it has said so far. */
  readonly said: () => string;
}

/** Starts `wt` from its sources. */
export function startWt(args: readonly string[], { cwd, env = {} }: RunOptions): RunningCommand {
  const child = spawn(process.execPath, ["--conditions=source", MAIN, ...args], {
    cwd,
    env: { ...quietEnvironment(), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const finished = once(child, "close").then(([status]) => ({ status: Number(status), stdout, stderr }));
  return { child, finished, said: () => stdout + stderr };
}

/** Runs `wt` from its sources to its end. */
export function runWt(args: readonly string[], options: RunOptions): Promise<Finished> {
  return startWt(args, options).finished;
}

/** The environment without what would change a command's look or its twins, and with `wt` on the path. */
function quietEnvironment(): NodeJS.ProcessEnv {
  const {
    NO_COLOR: _1,
    FORCE_COLOR: _2,
    WT_TWINS_DIR: _3,
    npm_execpath: _4,
    PATH = "",
    ...others
  } = process.env;
  return { ...others, PATH: `${BIN}${delimiter}${PATH}` };
}

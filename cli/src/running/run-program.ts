import { spawn } from "node:child_process";
import { constants } from "node:os";
import { EXIT, TwinError } from "@wondertwin/framework/contracts";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

export interface ProgramOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Whether what it writes to stdout goes to stderr, because stdout is for the result. */
  readonly stdoutToStderr: boolean;
}

/**
 * Runs a program to its end, with our input, output and errors for its own; its exit status, 128 and the
 * signal's number where one ended it.
 *
 * Throws `program_not_found` and `program_not_runnable`.
 */
export function runProgram(
  [program = "", ...args]: readonly string[],
  { env, stdoutToStderr }: ProgramOptions,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      env,
      stdio: ["inherit", stdoutToStderr ? 2 : "inherit", "inherit"],
      // Programs such as npm are scripts there, which only a shell finds.
      shell: process.platform === "win32",
    });
    const forward = (signal: NodeJS.Signals) => {
      // A terminal has told the program as well, and twice is once too often.
      if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
    };
    for (const signal of SIGNALS) process.on(signal, forward);
    const end = () => {
      for (const signal of SIGNALS) process.off(signal, forward);
    };
    child.once("error", (error: NodeJS.ErrnoException) => {
      end();
      reject(whyNotRun(program, error));
    });
    child.once("exit", (code, signal) => {
      end();
      resolve(signal === null ? (code ?? EXIT.runtime) : 128 + constants.signals[signal]);
    });
  });
}

function whyNotRun(program: string, error: NodeJS.ErrnoException): Error {
  if (error.code === "ENOENT")
    return new TwinError("program_not_found", `There is no program ${program}.`, {
      hint: "See how it is spelled; programs of the project's packages: wt run -- npx PROGRAM.",
      cause: error,
    });
  if (error.code === "EACCES" || error.code === "ENOEXEC")
    return new TwinError("program_not_runnable", `${program} cannot be run (${error.code}).`, {
      hint: "Name the program that runs it, or make it executable.",
      cause: error,
    });
  return error;
}

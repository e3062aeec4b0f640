import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Finished } from "./run-wt.ts";

/** Runs any program to its end with nothing but these variables beside its path. */
export async function runClient(
  [program = "", ...args]: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Finished> {
  const { PATH = "" } = process.env;
  const child = spawn(program, args, { env: { PATH, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const [status] = await once(child, "close");
  return { status: Number(status), stdout, stderr };
}

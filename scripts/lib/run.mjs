import { spawn } from "node:child_process";
import { once } from "node:events";
import { root } from "./root.mjs";

/**
 * Runs a program in the root and waits for its end.
 *
 * With `quiet` its output is collected instead of shown; what does not start counts as exit code 127.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ quiet?: boolean, env?: Record<string, string> }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function run(program, args, { quiet = false, env = {} } = {}) {
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit",
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  }
  try {
    const [code] = await once(child, "close");
    return { code: code ?? 1, output };
  } catch (error) {
    return { code: 127, output: String(error) };
  }
}

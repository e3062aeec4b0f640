import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

export interface RunningTwin {
  readonly url: string;
  stop(): Promise<void>;
}

/** Runs a generated twin in a process of its own; ready when it says where it listens. */
export async function runTwin(folder: string): Promise<RunningTwin> {
  const child = spawn(process.execPath, [`${folder}/index.js`, "--port", "0"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exit = once(child, "exit");
  const [line] = await Promise.race([
    once(createInterface(child.stdout), "line"),
    exit.then(([code]) => Promise.reject(new Error(`the twin ended with code ${code}`))),
  ]);
  const [url] = /http:\/\/\S+/.exec(String(line)) ?? [];
  if (url === undefined) throw new Error(`the twin said: ${line}`);
  return {
    url,
    async stop() {
      child.kill("SIGTERM");
      await exit;
    },
  };
}

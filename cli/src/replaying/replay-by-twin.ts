import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { EXIT, type ReplayReport, TwinError } from "@wondertwin/framework/contracts";
import { CliError } from "../cli-error.ts";
import type { Twin } from "../project/twin.ts";

export interface ReplayWish {
  /** A journal's folder, one file of it, or a file of captures. */
  readonly journal: string;
  /** The server to compare with; absent: the twin with itself. */
  readonly against: string | undefined;
  /** What to say in the `Authorization` header in place of what was recorded. */
  readonly authorization: string | undefined;
  /** Whether to send the credentials that a journal holds. */
  readonly credentials: boolean;
}

/**
 * Lets a twin do a journal again in a process of its own, which a running one does not notice.
 *
 * Throws `nothing_recorded` and `replay_failed`.
 */
export async function replayByTwin(
  twin: Twin,
  { journal, against, authorization, credentials }: ReplayWish,
): Promise<ReplayReport> {
  if (!existsSync(journal))
    throw new TwinError("nothing_recorded", `There is no journal in ${journal}.`, {
      hint: `Start the twin with wt up ${twin.name} and send it requests, or name a journal.`,
    });
  const args = [join(twin.folder, "index.js"), "--replay", journal];
  if (against !== undefined) args.push("--against", against);
  if (authorization !== undefined) args.push("--authorization", authorization);
  if (credentials) args.push("--credentials");
  const { code, stdout, stderr } = await run(args);
  if (code === EXIT.done || code === EXIT.negative) {
    // The process protocol says that such an end follows a report.
    return JSON.parse(stdout) as ReplayReport;
  }
  const [message = "", ...details] = stderr.trimEnd().split("\n");
  throw new CliError("replay_failed", message || `${twin.name} ended with exit code ${code}.`, {
    hint: "Mend what it says, or name another journal.",
    details,
  });
}

function run(args: readonly string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"], windowsHide: true });
    let [stdout, stderr] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stdout, stderr }));
  });
}

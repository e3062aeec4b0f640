import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { readIfThere } from "../project/read-json.ts";

/**
 * The command line of a running process; `undefined` for one that is gone.
 *
 * A zombie counts as gone: it has ended and merely waits to be collected, which signals cannot tell.
 */
export function commandOf(pid: number): string | undefined {
  if (existsSync("/proc/self/stat")) return commandFromProc(pid);
  return process.platform === "win32" ? commandFromPowerShell(pid) : commandFromPs(pid);
}

function commandFromProc(pid: number): string | undefined {
  try {
    const stat = readIfThere(`/proc/${pid}/stat`);
    if (stat === undefined) return undefined;
    // The name before the state is in parentheses and may itself hold blanks and parentheses.
    const state = stat.slice(stat.lastIndexOf(")") + 2, stat.lastIndexOf(")") + 3);
    if (state === "Z" || state === "X") return undefined;
    return (readIfThere(`/proc/${pid}/cmdline`) ?? "").split("\0").join(" ").trim();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ESRCH") return undefined;
    throw error;
  }
}

function commandFromPs(pid: number): string | undefined {
  const line = outputOf("ps", ["-ww", "-o", "stat=,command=", "-p", String(pid)])?.trim();
  if (line === undefined || line === "" || line.startsWith("Z")) return undefined;
  return line.replace(/^\S+\s+/, "");
}

function commandFromPowerShell(pid: number): string | undefined {
  const query = `(Get-CimInstance Win32_Process -Filter "ProcessId=${pid}").CommandLine`;
  const line = outputOf("powershell", ["-NoProfile", "-Command", query])?.trim();
  return line === "" ? undefined : line;
}

function outputOf(program: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync(program, args, {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      timeout: 5_000,
    });
  } catch {
    // These programs also fail when there is no such process; a missing program means that none can be seen.
    return undefined;
  }
}

import { execFileSync } from "node:child_process";
import { readdirSync, readlinkSync } from "node:fs";
import { readIfThere } from "../project/read-json.ts";
import { commandOf } from "./process-command.ts";

/** The process that listens on a port. */
export interface PortOwner {
  readonly pid: number;
  readonly command: string;
}

/** Who listens on a TCP port of this machine; `undefined` when nobody does or it may not be seen. */
export function findPortOwner(port: number): PortOwner | undefined {
  const pid = pidFromProc(port) ?? pidFromLsof(port);
  const command = pid === undefined ? undefined : commandOf(pid);
  return pid === undefined || command === undefined ? undefined : { pid, command };
}

const LISTEN = "0A";

/** The sockets in `/proc/net/tcp*` that listen on the port, found again among the processes' open files. */
function pidFromProc(port: number): number | undefined {
  const hexPort = port.toString(16).toUpperCase().padStart(4, "0");
  const sockets = new Set(
    ["/proc/net/tcp", "/proc/net/tcp6"]
      .flatMap((file) => (readIfThere(file) ?? "").split("\n").slice(1))
      .map((line) => line.trim().split(/\s+/))
      .filter((columns) => columns[1]?.endsWith(`:${hexPort}`) && columns[3] === LISTEN)
      .map((columns) => `socket:[${columns[9]}]`),
  );
  if (sockets.size === 0) return undefined;
  return numericEntries("/proc").find((pid) => openFiles(pid).some((file) => sockets.has(file)));
}

function numericEntries(folder: string): number[] {
  return readdirSync(folder)
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

function openFiles(pid: number): string[] {
  const folder = `/proc/${pid}/fd`;
  try {
    return readdirSync(folder).map((descriptor) => readlinkIfThere(`${folder}/${descriptor}`));
  } catch {
    // Another user's process, or one that has just ended: it cannot be named either way.
    return [];
  }
}

function readlinkIfThere(file: string): string {
  try {
    return readlinkSync(file);
  } catch {
    // Closed since the folder was read.
    return "";
  }
}

function pidFromLsof(port: number): number | undefined {
  try {
    const args = ["-nP", `-iTCP:${port}`, "-sTCP:LISTEN", "-Fp"];
    const found = execFileSync("lsof", args, {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      timeout: 5_000,
    });
    const pid = /^p(\d+)$/m.exec(found)?.[1];
    return pid === undefined ? undefined : Number(pid);
  } catch {
    // lsof is not installed, or found nothing.
    return undefined;
  }
}

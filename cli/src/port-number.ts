import { usageError } from "./usage-error.ts";

/** Throws `usage` for what `--port` cannot be. */
export function checkPortNumber(port: number): void {
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return;
  throw usageError("--port is not a port.", "Write a number from 0 to 65535; 0 takes any free port.");
}

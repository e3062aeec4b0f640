import type { Progress } from "../packages/registry-source.ts";
import type { Output } from "./output.ts";

const BAR = 24;
const CLEAR = "\r\u001b[2K";

/** Shows how much of a download has come: a bar on a terminal, one line elsewhere, nothing with `--json`. */
export function progressLine(name: string, output: Output): Progress {
  if (output.json) return () => undefined;
  if (!process.stderr.isTTY) {
    output.note(`Fetching ${name} …`);
    return () => undefined;
  }
  return (received, size) => {
    const known = Number.isFinite(size) && size > 0;
    const filled = known ? Math.round((received / size) * BAR) : 0;
    const bar = known ? `${"━".repeat(filled)}${" ".repeat(BAR - filled)} ` : "";
    const done = known && received >= size;
    process.stderr.write(done ? CLEAR : `${CLEAR}${name}  ${bar}${Math.round(received / 1024)} kB`);
  };
}

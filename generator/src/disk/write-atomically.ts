import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { errorCode } from "./error-code.ts";
import { sha256 } from "./sha256.ts";

/**
 * Writes a file so that no reader ever sees a part of it: to a neighbour, flushed, then renamed into place.
 *
 * The neighbour is named after this machine and process; what a process that was killed left behind is removed
 * by the next write to the same folder.
 */
export async function writeAtomically(file: string, content: Uint8Array | string): Promise<void> {
  const folder = dirname(file);
  await mkdir(folder, { recursive: true });
  await removeLeftovers(folder);
  const draft = join(folder, `.${basename(file)}.${HOST}.${process.pid}.${randomUUID()}.tmp`);
  try {
    const handle = await open(draft, "wx");
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** Containers that share a folder count their processes each for itself. */
const HOST = sha256(hostname()).slice(0, 8);

async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const [, host, pid] = /\.([0-9a-f]{8})\.(\d+)\.[0-9a-f-]{36}\.tmp$/.exec(name) ?? [];
    if (host === HOST && !isRunning(Number(pid))) await rm(join(folder, name), { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of somebody else's answers EPERM: it exists.
    return errorCode(error) === "EPERM";
  }
}

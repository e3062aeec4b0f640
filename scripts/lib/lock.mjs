import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const beat = 1_000;
const silence = 15_000;

/**
 * Does the work while no other process does: whoever comes second waits for the first.
 *
 * The holder touches the file every second, so a lock whose holder was killed is taken over, even where
 * its process id belongs to somebody else by now.
 *
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @param {(holder: number) => void} [onWait] told once, with the holder's process id
 * @returns {Promise<T>}
 */
export async function withLock(file, work, onWait) {
  mkdirSync(dirname(file), { recursive: true });
  let told = false;
  while (!take(file)) {
    const holder = abandoned(file);
    if (holder === undefined) continue;
    if (!told) onWait?.(holder);
    told = true;
    await pause(100);
  }
  const heart = setInterval(() => utimesSync(file, new Date(), new Date()), beat);
  try {
    return await work();
  } finally {
    clearInterval(heart);
    rmSync(file, { force: true });
  }
}

/** @param {string} file */
function take(file) {
  try {
    const handle = openSync(file, "wx");
    writeSync(handle, String(process.pid));
    closeSync(handle);
    return true;
  } catch (error) {
    if (isCode(error, "EEXIST")) return false;
    throw error;
  }
}

/**
 * Removes a lock whose holder is gone; otherwise says who holds it.
 * @param {string} file
 * @returns {number | undefined} the holder, or nothing where the lock is free now
 */
function abandoned(file) {
  try {
    const quiet = Date.now() - statSync(file).mtimeMs;
    const holder = Number(readFileSync(file, "utf8"));
    if (quiet < silence && (holder === 0 || isAlive(holder))) return holder;
    rmSync(file, { force: true });
  } catch (error) {
    if (!isCode(error, "ENOENT")) throw error;
  }
  return undefined;
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return isCode(error, "EPERM");
  }
}

/**
 * @param {unknown} error
 * @param {string} code
 */
const isCode = (error, code) => error instanceof Error && "code" in error && error.code === code;

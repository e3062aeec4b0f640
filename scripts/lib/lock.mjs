import {
  closeSync,
  fstatSync,
  futimesSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
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
  let handle = take(file);
  while (handle === undefined) {
    const holder = findHolder(file);
    if (holder !== undefined) {
      if (!told) onWait?.(holder);
      told = true;
      await pause(100);
    }
    handle = take(file);
  }
  return await hold(file, handle, work);
}

/**
 * @template T
 * @param {string} file
 * @param {number} handle
 * @param {() => Promise<T>} work
 */
async function hold(file, handle, work) {
  const heart = setInterval(() => futimesSync(handle, new Date(), new Date()), beat);
  try {
    return await work();
  } finally {
    clearInterval(heart);
    if (inode(file) === fstatSync(handle).ino) rmSync(file);
    closeSync(handle);
  }
}

/**
 * @param {string} file
 * @returns {number | undefined} the open lock, or nothing where another process holds it
 */
function take(file) {
  try {
    const handle = openSync(file, "wx");
    writeSync(handle, String(process.pid));
    return handle;
  } catch (error) {
    if (isCode(error, "EEXIST")) return undefined;
    throw error;
  }
}

/**
 * Says who holds a lock, and takes it away from a holder who is gone.
 * @param {string} file
 * @returns {number | undefined} the holder, or nothing where the lock is free now
 */
function findHolder(file) {
  try {
    const { ino, mtimeMs } = statSync(file);
    const holder = Number(readFileSync(file, "utf8"));
    if (Date.now() - mtimeMs < silence && (holder === 0 || isAlive(holder))) return holder;
    discard(file, ino);
  } catch (error) {
    if (!isCode(error, "ENOENT")) throw error;
  }
  return undefined;
}

/**
 * Removes the lock that was judged, and no other: a second process may have judged the same one, removed
 * it first and made its own.
 *
 * @param {string} file
 * @param {number} judged the inode of the lock that was judged
 */
function discard(file, judged) {
  const aside = `${file}.${process.pid}`;
  renameSync(file, aside);
  if (inode(aside) !== judged) linkSync(aside, file);
  rmSync(aside);
}

/** @param {string} file */
const inode = (file) => statSync(file, { throwIfNoEntry: false })?.ino;

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

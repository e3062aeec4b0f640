import { closeSync, fstatSync, openSync, readSync, statSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";
import { setTimeout as delay } from "node:timers/promises";
import { isMissing } from "../project/read-json.ts";

const POLL = 100;

/**
 * Passes on what is appended to a file until the signal is aborted.
 *
 * A file that is replaced by another of its name, as a new start of a twin does, is read to its end and the new
 * one from its beginning; so is one that is emptied.
 */
export async function followFile(
  file: string,
  options: { from: number; signal: AbortSignal; onText: (text: string) => void },
): Promise<void> {
  const { signal, onText } = options;
  let open: OpenFile | undefined = openIfThere(file, options.from);
  try {
    while (!signal.aborted) {
      if (open !== undefined) onText(readNews(open));
      if (open === undefined || inodeOf(file) !== open.inode) {
        const next = openIfThere(file, 0);
        if (next !== undefined) {
          // The writer may have gone on with the old file until the moment the new one appeared.
          if (open !== undefined) {
            onText(readNews(open));
            closeSync(open.descriptor);
          }
          open = next;
          continue;
        }
      }
      await delay(POLL, undefined, { signal }).catch(() => undefined);
    }
  } finally {
    if (open !== undefined) closeSync(open.descriptor);
  }
}

interface OpenFile {
  readonly descriptor: number;
  readonly inode: number;
  readonly decoder: StringDecoder;
  position: number;
}

function openIfThere(file: string, position: number): OpenFile | undefined {
  try {
    const descriptor = openSync(file, "r");
    return { descriptor, inode: fstatSync(descriptor).ino, decoder: new StringDecoder("utf8"), position };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function inodeOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.ino;
}

function readNews(open: OpenFile): string {
  const size = fstatSync(open.descriptor).size;
  if (size < open.position) open.position = 0;
  const news = Buffer.alloc(size - open.position);
  const count = readSync(open.descriptor, news, 0, news.length, open.position);
  open.position += count;
  return open.decoder.write(news.subarray(0, count));
}

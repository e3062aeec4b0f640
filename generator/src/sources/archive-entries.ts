import type { Readable } from "node:stream";
import { Parser, type ReadEntry } from "tar";
import { EntryTooLarge } from "./entry-too-large.ts";
import { SIZE_LIMIT } from "./size-limit.ts";

/**
 * Reads some files out of a (compressed) tar archive while it streams by; nothing else is kept.
 *
 * Resolves at the archive's end only, so that whatever checks the stream has had its say by then. The files
 * come in the order of their paths, whatever the archive's.
 *
 * @throws EntryTooLarge
 */
export function readArchiveEntries(
  archive: Readable,
  isWanted: (path: string) => boolean,
): Promise<ReadonlyMap<string, Uint8Array>> {
  return new Promise((resolve, reject) => {
    const files: [path: string, content: Uint8Array][] = [];
    const parser = new Parser({ strict: true, filter: isWanted });
    parser.on("entry", (entry: ReadEntry) => {
      if (entry.size > SIZE_LIMIT) {
        reject(new EntryTooLarge(entry.size));
        entry.resume();
        return;
      }
      const chunks: Uint8Array[] = [];
      entry.on("data", (chunk) => chunks.push(chunk));
      entry.on("end", () => files.push([entry.path, Buffer.concat(chunks)]));
    });
    parser.on("error", reject);
    parser.on("end", () => resolve(new Map(files.toSorted(([a], [b]) => (a < b ? -1 : 1)))));
    archive.on("error", reject);
    archive.pipe(parser);
  });
}

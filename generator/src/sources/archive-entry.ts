import type { Readable } from "node:stream";
import { Parser, type ReadEntry } from "tar";
import { EntryTooLarge } from "./entry-too-large.ts";
import { SIZE_LIMIT } from "./size-limit.ts";

/**
 * Reads one file out of a (compressed) tar archive while it streams by; nothing else is kept.
 *
 * Resolves at the archive's end only, so that whatever checks the stream has had its say by then; with
 * `undefined` where the archive has no such file.
 *
 * @throws EntryTooLarge
 */
export function readArchiveEntry(archive: Readable, path: string): Promise<Uint8Array | undefined> {
  return new Promise((resolve, reject) => {
    let content: Uint8Array | undefined;
    const parser = new Parser({ strict: true, filter: (name) => name === path });
    parser.on("entry", (entry: ReadEntry) => {
      if (entry.size > SIZE_LIMIT) {
        reject(new EntryTooLarge(entry.size));
        entry.resume();
        return;
      }
      const chunks: Uint8Array[] = [];
      entry.on("data", (chunk) => chunks.push(chunk));
      entry.on("end", () => {
        content = Buffer.concat(chunks);
      });
    });
    parser.on("error", reject);
    parser.on("end", () => resolve(content));
    archive.on("error", reject);
    archive.pipe(parser);
  });
}

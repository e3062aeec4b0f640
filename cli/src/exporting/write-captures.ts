import type { Capture } from "@wondertwin/framework/contracts";
import { harOf } from "./har.ts";
import { writeNamedFile } from "./write-named-file.ts";

/** How captures are written: one JSON object a line, or an HTTP Archive. */
export type CapturesFormat = "jsonl" | "har";

/** The format that a file's name stands for. */
export function formatOf(file: string): CapturesFormat {
  return file.endsWith(".har") ? "har" : "jsonl";
}

/** Writes captures to a file and gives its whole path. Throws `file_not_found` where its folder is missing. */
export function writeCaptures(
  file: string,
  captures: readonly Capture[],
  format: CapturesFormat = formatOf(file),
): string {
  const text =
    format === "har"
      ? `${JSON.stringify(harOf(captures), undefined, 2)}\n`
      : captures.map((capture) => `${JSON.stringify(capture)}\n`).join("");
  return writeNamedFile(file, text);
}

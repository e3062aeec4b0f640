import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { EXIT, TwinError } from "@wondertwin/framework/contracts";
import { defineCommand } from "../command.ts";
import { runningTwin } from "../control/running-twin.ts";
import { printableLine } from "../output/printable.ts";
import { isMissing } from "../project/read-json.ts";

export const capturesImport = defineCommand({
  syntax: "import <file>",
  describe: "Put a recorded session among a running twin's captures; its state stays as it is",
  positionals: {
    file: {
      type: "string",
      demandOption: true,
      describe: "Captures as lines, an HTTP Archive or a run's bundle, gzipped or not",
    },
  },
  options: {
    twin: { type: "string", requiresArg: true, describe: "A twin's name; none: the only one that runs" },
  },
  examples: [["wt captures import session.har", "what a browser or a proxy recorded"]],
  run: async ({ file, twin: word }, output) => {
    const twin = runningTwin(word);
    const { imported, kind } = await twin.ask<{ readonly imported: number; readonly kind: string }>(
      "POST",
      "/_wt/captures",
      { body: { recording: textOf(file) } },
    );
    output.result(
      { twin: twin.name, file, kind, imported },
      () => `${imported} exchanges of ${printableLine(file)} are among the captures of ${twin.name}.`,
    );
    return EXIT.done;
  },
});

const GZIP = [0x1f, 0x8b];

function textOf(file: string): string {
  try {
    const bytes = readFileSync(file);
    const isPacked = GZIP.every((byte, at) => bytes[at] === byte);
    return (isPacked ? gunzipSync(bytes) : bytes).toString("utf8");
  } catch (error) {
    if (!isMissing(error)) throw error;
    throw new TwinError("file_not_found", `There is no file ${file}.`, { hint: "See how it is spelled." });
  }
}

import { type Capture, EXIT } from "@wondertwin/framework/contracts";
import { defineCommand } from "../command.ts";
import { runningTwin } from "../control/running-twin.ts";
import { curlOf } from "../exporting/curl.ts";
import { printable } from "../output/printable.ts";

export const capturesCurl = defineCommand({
  syntax: "curl <id>",
  describe: "Show a request as a command line for curl",
  positionals: { id: { type: "number", demandOption: true, describe: "Its number in wt captures" } },
  options: {
    twin: { type: "string", requiresArg: true, describe: "A twin's name; none: the only one that runs" },
  },
  examples: [["wt captures curl 12", "to send it again by hand"]],
  run: async ({ id, twin: word }, output) => {
    const twin = runningTwin(word);
    const line = curlOf(await twin.ask<Capture>("GET", `/_wt/captures/${id}`), twin);
    output.result({ twin: twin.name, command: line }, () => printable(line));
    if (line.includes("[redacted]")) output.note("Put your own secret where it says [redacted].");
    return EXIT.done;
  },
});

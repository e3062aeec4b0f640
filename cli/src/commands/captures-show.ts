import { type CaptureDetail, EXIT } from "@wondertwin/framework/contracts";
import { defineCommand } from "../command.ts";
import { runningTwin } from "../control/running-twin.ts";
import { captureText } from "../output/capture-text.ts";

export const capturesShow = defineCommand({
  syntax: "show <id>",
  describe: "Show one exchange and what it changed",
  positionals: { id: { type: "number", demandOption: true, describe: "Its number in wt captures" } },
  options: {
    twin: { type: "string", requiresArg: true, describe: "A twin's name; none: the only one that runs" },
  },
  examples: [["wt captures show 12", "request, answer, events and changes"]],
  run: async ({ id, twin: word }, output) => {
    const twin = runningTwin(word);
    const capture = await twin.ask<CaptureDetail>("GET", `/_wt/captures/${id}`);
    output.result({ twin: twin.name, capture }, () => captureText(capture, output.style));
    return EXIT.done;
  },
});

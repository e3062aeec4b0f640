import { type EntityDifference, EXIT } from "@wondertwin/framework/contracts";
import { defineCommand } from "../command.ts";
import { runningTwin } from "../control/running-twin.ts";
import { diffText } from "../output/snapshot-text.ts";

export const capturesDiff = defineCommand({
  syntax: "diff <from> [to]",
  describe: "Show what changed between two exchanges",
  positionals: {
    from: { type: "number", demandOption: true, describe: "The state behind this one; 0: at the start" },
    to: { type: "number", describe: "Compared with that behind this one; none: the state now" },
  },
  options: {
    twin: { type: "string", requiresArg: true, describe: "A twin's name; none: the only one that runs" },
  },
  examples: [["wt captures diff 12 20", "entities that were added, removed or changed"]],
  run: async ({ from, to, twin: word }, output) => {
    const twin = runningTwin(word);
    const { differences } = await twin.ask<{ readonly differences: readonly EntityDifference[] }>(
      "GET",
      "/_wt/diff",
      { query: { from, to } },
    );
    const data = { twin: twin.name, from, to: to ?? null, differences };
    output.result(data, () => diffText(differences, output.style));
    return EXIT.done;
  },
});

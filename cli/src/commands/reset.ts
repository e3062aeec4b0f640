import { EXIT } from "@wondertwin/framework/contracts";
import { defineCommand } from "../command.ts";
import { runningTwin } from "../control/running-twin.ts";

export const reset = defineCommand({
  syntax: "reset [twin]",
  describe: "Take a running twin back to its seed",
  positionals: { twin: { type: "string", describe: "A twin's name; none: the only one that runs" } },
  options: {
    partition: { type: "string", requiresArg: true, describe: "One account's state; all unless told" },
  },
  examples: [
    ["wt reset", "all of the twin's state, its clocks and faults"],
    ["wt reset stripe --partition worker1", "one account's"],
  ],
  run: async ({ twin: word, partition }, output) => {
    const twin = runningTwin(word);
    await twin.ask("POST", "/_wt/reset", { query: { partition } });
    const data = { twin: twin.name, partition: partition ?? null };
    const { strong } = output.style;
    output.result(data, () =>
      partition === undefined
        ? `${strong(twin.name)} is back at its seed.`
        : `The partition ${strong(partition)} of ${strong(twin.name)} is back at its seed.`,
    );
    return EXIT.done;
  },
});

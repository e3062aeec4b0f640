import { EXIT, type ListedLimit, type ListedUsage } from "@wondertwin/framework/contracts";
import { defineCommand } from "../command.ts";
import { runningTwin } from "../control/running-twin.ts";
import { limitsText } from "../output/limits-text.ts";

/** What a twin tells of its vendor's rate limits. */
interface Limits {
  readonly enforced: boolean;
  readonly limits: readonly ListedLimit[];
  readonly usage: readonly ListedUsage[];
}

export const limits = defineCommand({
  syntax: "limits [twin] [action]",
  describe: "Show a vendor's rate limits, and have them enforced",
  positionals: {
    twin: { type: "string", describe: "A twin's name; none: the only one that runs" },
    action: {
      choices: ["on", "off"] as const,
      describe: "Refuse what is beyond them, or let it pass; none: show them",
    },
  },
  options: {},
  examples: [
    ["wt limits stripe", "what they are and how far they are used up"],
    ["wt limits stripe on", "refuse what is beyond them"],
    ["wt up stripe --rate-limits", "the same from the start"],
  ],
  run: async ({ twin: word, action }, output) => {
    const twin = runningTwin(word);
    const found = await (action === undefined
      ? twin.ask<Limits>("GET", "/_wt/limits")
      : twin.ask<Limits>("PUT", "/_wt/limits", { body: { enforced: action === "on" } }));
    output.result({ twin: twin.name, ...found }, () => limitsText(found, output.style));
    return EXIT.done;
  },
});

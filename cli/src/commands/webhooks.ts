import { EXIT, type ListedDelivery } from "@wondertwin/framework/contracts";
import { defineCommand } from "../command.ts";
import { runningTwin } from "../control/running-twin.ts";
import { deliveriesText } from "../output/deliveries-text.ts";
import { webhooksResend } from "./webhooks-resend.ts";
import { webhooksTail } from "./webhooks-tail.ts";

export const webhooks = defineCommand({
  syntax: "webhooks [twin]",
  describe: "Show whom a running twin told of its events, and what came of it",
  positionals: { twin: { type: "string", describe: "A twin's name; none: the only one that runs" } },
  options: {
    status: {
      choices: ["waiting", "succeeded", "failed", "cancelled"] as const,
      describe: "Those that stand so",
    },
    event: { type: "string", requiresArg: true, describe: "Those of this event, by its id or name" },
    partition: { type: "string", requiresArg: true, describe: "Those of one account" },
    limit: { type: "number", alias: "n", requiresArg: true, describe: "How many at most; 100 unless told" },
  },
  examples: [
    ["wt webhooks", "the newest deliveries"],
    ["wt webhooks stripe --status failed", "those that nobody took"],
    ["wt webhooks resend default:3", "one of them, once more"],
    ["wt webhooks tail", "each attempt, as it is made"],
  ],
  subcommands: [webhooksResend, webhooksTail],
  run: async ({ twin: word, status, event, partition, limit }, output) => {
    const twin = runningTwin(word);
    const found = await twin.ask<{ readonly deliveries: readonly ListedDelivery[] }>(
      "GET",
      "/_wt/deliveries",
      { query: { status, event, partition, limit } },
    );
    output.result({ twin: twin.name, ...found }, () => deliveriesText(found.deliveries, output.style));
    return EXIT.done;
  },
});

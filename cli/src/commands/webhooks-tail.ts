import { defineCommand } from "../command.ts";
import { followDeliveries } from "../control/follow-deliveries.ts";
import { runningTwin } from "../control/running-twin.ts";
import { interruption } from "../interruption.ts";
import { attemptLine } from "../output/deliveries-text.ts";
import { usageError } from "../usage-error.ts";

export const webhooksTail = defineCommand({
  syntax: "tail [twin]",
  describe: "Show each attempt to deliver an event as it is made, until Ctrl-C",
  positionals: { twin: { type: "string", describe: "A twin's name; none: the only one that runs" } },
  options: {
    event: { type: "string", requiresArg: true, describe: "Those of this event, by its id or name" },
    partition: { type: "string", requiresArg: true, describe: "Those of one account" },
    jsonl: { type: "boolean", default: false, describe: "One JSON object a line" },
  },
  examples: [
    ["wt webhooks tail", "event, receiver, answer and how long it took"],
    ["wt webhooks tail stripe --event invoice.paid --jsonl", "for other programs"],
  ],
  run: async ({ twin: word, event, partition, jsonl }, output) => {
    if (output.json)
      throw usageError("--json gives one object, and a tail has no end.", "Take --jsonl instead.");
    const twin = runningTwin(word);
    const { signal, exitStatus } = interruption();
    await followDeliveries(twin, {
      query: { event, partition },
      signal,
      onReady: () => output.note(`Waiting for what ${twin.name} delivers; Ctrl-C ends it.`),
      onAttempt: (attempt) => {
        const line = jsonl ? JSON.stringify(attempt) : attemptLine(attempt, output.style);
        process.stdout.write(`${line}\n`);
      },
    });
    return exitStatus();
  },
});

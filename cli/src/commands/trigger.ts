import { EXIT, type ListedTrigger, type Triggered, TwinError } from "@wondertwin/framework/contracts";
import { defineCommand } from "../command.ts";
import { runningTwin } from "../control/running-twin.ts";
import type { TwinControl } from "../control/twin-control.ts";
import { nearest } from "../nearest.ts";
import { triggeredText, triggersText } from "../output/triggers-text.ts";
import { usageError } from "../usage-error.ts";

export const trigger = defineCommand({
  syntax: "trigger <twin> [event]",
  describe: "Bring an event about through the requests of which it comes",
  positionals: {
    twin: { type: "string", demandOption: true, describe: "A twin's name" },
    event: { type: "string", describe: "The event's name" },
  },
  options: {
    list: { type: "boolean", default: false, describe: "Show the events that can be brought about" },
    partition: {
      type: "string",
      requiresArg: true,
      describe: "In one account, where there are several",
    },
  },
  examples: [
    ["wt trigger stripe payment_intent.succeeded", "a payment, and its webhooks"],
    ["wt trigger stripe --list", "what else there is"],
  ],
  run: async ({ twin: word, event, list, partition }, output) => {
    if (list === (event !== undefined))
      throw usageError("Name an event, or say --list.", "See what there is: wt trigger TWIN --list.");
    const twin = runningTwin(word);
    if (event === undefined) {
      const triggers = await triggersOf(twin);
      output.result({ twin: twin.name, triggers }, () => triggersText(triggers, output.style));
      return EXIT.done;
    }
    const path = `/_wt/triggers/${encodeURIComponent(event)}` as const;
    const body = partition === undefined ? {} : { partition };
    const triggered = await twin
      .ask<Triggered>("POST", path, { body })
      .catch(async (error: unknown) => Promise.reject(await suggesting(error, twin, event)));
    output.result({ twin: twin.name, ...triggered }, () => triggeredText(triggered, output.style));
    return EXIT.done;
  },
});

async function triggersOf(twin: TwinControl): Promise<readonly ListedTrigger[]> {
  const { triggers } = await twin.ask<{ readonly triggers: readonly ListedTrigger[] }>(
    "GET",
    "/_wt/triggers",
  );
  return triggers;
}

/** The same error, with the event that was most likely meant. */
async function suggesting(error: unknown, twin: TwinControl, event: string): Promise<unknown> {
  if (!(error instanceof TwinError) || error.code !== "unknown_trigger") return error;
  const events = (await triggersOf(twin)).map((each) => each.event);
  const meant = nearest(event, events);
  if (meant === undefined) return error;
  return new TwinError(error.code, error.message, {
    hint: `Did you mean ${meant}? All of them: wt trigger ${twin.name} --list.`,
  });
}

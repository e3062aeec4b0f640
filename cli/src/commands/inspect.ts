import { EXIT } from "@wondertwin/framework/contracts";
import { defineCommand } from "../command.ts";
import { runningTwin } from "../control/running-twin.ts";
import type { TwinControl } from "../control/twin-control.ts";
import { printable } from "../output/printable.ts";
import { type Collection, type Counts, collectionText, countsText } from "../output/state-text.ts";
import { usageError } from "../usage-error.ts";

export const inspect = defineCommand({
  syntax: "inspect <twin> [path]",
  describe: "Show what a running twin holds",
  positionals: {
    twin: { type: "string", demandOption: true, describe: "A twin's name" },
    path: { type: "string", describe: "RESOURCE, RESOURCE/ID or RESOURCE/ID/FIELD…; none: how much of what" },
  },
  options: {
    partition: {
      type: "string",
      requiresArg: true,
      describe: "One account's state, where there are several",
    },
    at: { type: "number", requiresArg: true, describe: "As it was behind this capture; 0: at the start" },
    where: {
      type: "string",
      array: true,
      requiresArg: true,
      describe: "Only those whose field has this text: status=draft, address.city=Turin",
    },
    after: { type: "string", requiresArg: true, describe: "The id behind which to go on" },
    limit: { type: "number", alias: "n", requiresArg: true, describe: "How many at most; 100 unless told" },
  },
  examples: [
    ["wt inspect stripe", "the resources and how many there are of each"],
    ["wt inspect stripe customer --where email=a@example.com", "some of them"],
    ["wt inspect stripe customer/cus_1/address/city", "one value"],
    ["wt inspect stripe customer/cus_1 --at 12", "as it was behind capture 12"],
  ],
  run: async ({ twin: word, path = "", ...options }, output) => {
    const twin = runningTwin(word);
    const steps = path.split("/").filter((step) => step !== "");
    const [resource, ...below] = steps;
    const { partition, at, where, after, limit } = options;
    if (steps.length !== 1 && (where ?? after ?? limit) !== undefined)
      throw usageError(
        "--where, --after and --limit choose among the entities of one resource.",
        "Name a RESOURCE.",
      );
    if (resource === undefined) {
      const counts = await twin.ask<Counts>("GET", "/_wt/state", { query: { partition, at } });
      output.result({ twin: twin.name, ...counts }, () => countsText(counts, output.style));
    } else if (below.length === 0) {
      const query = { partition, at, where, after, limit };
      const page = await twin.ask<Collection>("GET", `/_wt/state/${encodeURIComponent(resource)}`, { query });
      output.result({ twin: twin.name, ...page }, () => collectionText(page, output));
    } else {
      const value = await valueAt(twin, steps, { partition, at });
      output.result({ twin: twin.name, value }, () => printable(JSON.stringify(value, null, 2)));
    }
    return EXIT.done;
  },
});

async function valueAt(
  twin: TwinControl,
  steps: readonly string[],
  place: { readonly partition: string | undefined; readonly at: number | undefined },
): Promise<unknown> {
  const pointer = steps.map((step) => `/${step.replaceAll("~", "~0")}`).join("");
  const { value } = await twin.ask<{ readonly value: unknown }>("GET", "/_wt/slice", {
    query: { ...place, pointer },
  });
  return value;
}

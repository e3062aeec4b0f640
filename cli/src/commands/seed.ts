import { EXIT } from "@wondertwin/framework/contracts";
import { defineCommand } from "../command.ts";
import { runningTwin } from "../control/running-twin.ts";
import { readSeed } from "../project/read-seed.ts";

export const seed = defineCommand({
  syntax: "seed <twin> <file>",
  describe: "Put entities from a file into a running twin",
  positionals: {
    twin: { type: "string", demandOption: true, describe: "A twin's name" },
    file: { type: "string", demandOption: true, describe: "JSON: a list of entities by resource" },
  },
  options: {
    partition: { type: "string", requiresArg: true, describe: "The account to put them into; *: all" },
  },
  examples: [
    ["wt seed stripe customers.json", '{"customer": [{"email": "a@example.com"}]}; other resources stay'],
  ],
  run: async ({ twin: word, file, partition }, output) => {
    const twin = runningTwin(word);
    const body = readSeed(file);
    const { seeded } = await twin.ask<{ readonly seeded: Readonly<Record<string, number>> }>(
      "POST",
      "/_wt/seed",
      { query: { partition }, body },
    );
    const { strong } = output.style;
    output.result({ twin: twin.name, seeded }, () => {
      const counts = Object.entries(seeded).map(([resource, count]) => `${count} ${resource}`);
      return `${strong(twin.name)} holds ${counts.join(", ") || "what it held"}.`;
    });
    return EXIT.done;
  },
});

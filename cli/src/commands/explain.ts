import { EXIT } from "@wondertwin/framework/contracts";
import { defineCommand } from "../command.ts";
import { overviewText, resourceText } from "../output/explain-text.ts";
import { requireWorkspace } from "../project/workspace.ts";

export const explain = defineCommand({
  syntax: "explain <twin> [resource]",
  describe: "Show what was derived from a description, and what the behaviour overrides",
  positionals: {
    twin: { type: "string", demandOption: true, describe: "A twin's name" },
    resource: { type: "string", describe: "One of its resources; none: lists them" },
  },
  options: {},
  examples: [
    ["wt explain stripe", "its resources"],
    ["wt explain stripe payment_intent", "one of them: paths, references, events, operations and why"],
  ],
  run: async ({ twin, resource }, output) => {
    const root = requireWorkspace(process.cwd());
    const { explainTwin } = await import("@wondertwin/generator");
    const onProgress = (message: string) => output.note(message);
    const explanation = await explainTwin({ root, twin, resource, onProgress });
    const { resource: explained } = explanation;
    output.result(explanation, () =>
      explained === undefined ? overviewText(explanation, output.style) : resourceText(explained, output),
    );
    return EXIT.done;
  },
});

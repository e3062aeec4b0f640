import { type Coverage, EXIT } from "@wondertwin/framework/contracts";
import { defineCommand } from "../command.ts";
import { nearest } from "../nearest.ts";
import { catalogText, twinText } from "../output/catalog-text.ts";
import { LEVEL_NAMES } from "../output/coverage-text.ts";
import { operationsText } from "../output/operations-text.ts";
import type { Output } from "../output/output.ts";
import { readManifest } from "../project/manifest-file.ts";
import { readOperations } from "../project/operations-file.ts";
import { twinNamed } from "../project/select-twins.ts";
import type { Twin } from "../project/twin.ts";
import { requireTwinsFolder } from "../project/twins-folder.ts";
import { usageError } from "../usage-error.ts";

export const catalog = defineCommand({
  syntax: "catalog [name]",
  describe: "List the twins there are, or show one",
  positionals: { name: { type: "string", describe: "A twin's name" } },
  options: {
    operations: {
      type: "string",
      describe: `List the twin's operations, all or those of one level: ${LEVEL_NAMES.join(", ")}`,
    },
  },
  examples: [
    ["wt catalog", "all twins"],
    ["wt catalog stripe", "one with its SDKs, and how deeply its operations answer"],
    ["wt catalog stripe --operations", "all its operations, by that depth"],
    ["wt catalog stripe --operations described", "those that keep no state, and why"],
  ],
  run: async ({ name, operations: level }, output) => {
    if (name !== undefined) {
      showTwin(twinNamed(name, process.cwd(), process.env), level, output);
      return EXIT.done;
    }
    if (level !== undefined) {
      throw usageError(
        "--operations lists the operations of one twin.",
        "Write wt catalog NAME --operations.",
      );
    }
    const { twins } = requireTwinsFolder(process.cwd(), process.env);
    output.result({ twins: twins.map(dataOf) }, () => catalogText(twins, output));
    return EXIT.done;
  },
});

function showTwin(twin: Twin, level: string | undefined, output: Output): void {
  const unmapped = readManifest(twin.folder)?.unmapped ?? null;
  const data = { ...dataOf(twin), unmapped };
  if (level === undefined) {
    output.result(data, () => twinText(twin, output));
    return;
  }
  // yargs gives an empty string for the option without a value.
  const levels = level === "" ? LEVEL_NAMES : [checkedLevel(level)];
  const operations = readOperations(twin).filter(({ coverage }) => levels.includes(coverage));
  output.result({ ...data, operation_list: operations }, () => `\n${operationsText(operations, output)}\n`);
}

function checkedLevel(word: string): Coverage {
  const level = LEVEL_NAMES.find((one) => one === word);
  if (level !== undefined) return level;
  const meant = nearest(word, LEVEL_NAMES);
  throw usageError(
    `${word} is no level of coverage.`,
    meant === undefined ? `Write one of: ${LEVEL_NAMES.join(", ")}.` : `Did you mean ${meant}?`,
  );
}

function dataOf({ name, summary }: Twin): object {
  const { title, version, api_version, port, tier, lifecycle, operations, coverage, sdks } = summary;
  return { name, title, version, api_version, port, tier, lifecycle, operations, coverage, sdks };
}

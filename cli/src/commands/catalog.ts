import { EXIT } from "@wondertwin/framework/contracts";
import { defineCommand } from "../command.ts";
import { catalogText, twinText } from "../output/catalog-text.ts";
import { readManifest } from "../project/manifest-file.ts";
import { twinNamed } from "../project/select-twins.ts";
import type { Twin } from "../project/twin.ts";
import { requireTwinsFolder } from "../project/twins-folder.ts";

export const catalog = defineCommand({
  syntax: "catalog [name]",
  describe: "List the twins there are, or show one",
  positionals: { name: { type: "string", describe: "A twin's name" } },
  options: {},
  examples: [
    ["wt catalog", "all twins"],
    ["wt catalog stripe", "one with its SDKs and coverage"],
  ],
  run: async ({ name }, output) => {
    if (name !== undefined) {
      const twin = twinNamed(name, process.cwd(), process.env);
      const unmapped = readManifest(twin.folder)?.unmapped ?? null;
      output.result({ ...dataOf(twin), unmapped }, () => twinText(twin, output.style));
      return EXIT.done;
    }
    const { twins } = requireTwinsFolder(process.cwd(), process.env);
    output.result({ twins: twins.map(dataOf) }, () => catalogText(twins, output));
    return EXIT.done;
  },
});

function dataOf({ name, summary }: Twin): object {
  const { title, version, api_version, port, tier, lifecycle, operations, coverage, sdks } = summary;
  return { name, title, version, api_version, port, tier, lifecycle, operations, coverage, sdks };
}

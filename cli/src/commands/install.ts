import { EXIT } from "@wondertwin/framework/contracts";
import { defineCommand } from "../command.ts";
import { installedText } from "../output/install-text.ts";
import { progressLine } from "../output/progress-line.ts";
import { readRequest } from "../packages/choose-version.ts";
import { install as installTwins } from "../packages/install.ts";
import { installSite } from "../packages/install-site.ts";

export const install = defineCommand({
  syntax: "install [twins..]",
  describe: "Install twins into this project and lock them",
  positionals: {
    twins: {
      type: "string",
      array: true,
      describe: "NAME, NAME@RANGE or NAME@latest; none: those of wondertwin.json",
    },
  },
  options: {},
  examples: [
    ["wt install stripe", "the newest, and versions that stay compatible with it"],
    ["wt install slack@^1 github@1.2.0", "as asked"],
    ["wt install", "what wondertwin.json wants, what is locked first"],
  ],
  run: async ({ twins: words = [] }, output) => {
    const requests = words.map(readRequest);
    const progress = (name: string) => progressLine(name, output);
    const installed = await installTwins({ ...installSite(), progress }, requests);
    output.result({ twins: installed }, () => installedText(installed, output.style));
    return EXIT.done;
  },
});

import { EXIT } from "@wondertwin/framework/contracts";
import { defineCommand } from "../command.ts";
import { installedText } from "../output/install-text.ts";
import { progressLine } from "../output/progress-line.ts";
import { installLocked } from "../packages/install.ts";
import { installSite } from "../packages/install-site.ts";

export const ci = defineCommand({
  syntax: "ci",
  describe: "Install exactly what wondertwin.lock names, or nothing",
  positionals: {},
  options: {},
  examples: [["wt ci", "the same twins on every machine; a stale lockfile is an error"]],
  run: async (_, output) => {
    const progress = (name: string) => progressLine(name, output);
    const installed = await installLocked({ ...installSite(), progress });
    output.result({ twins: installed }, () => installedText(installed, output.style));
    return EXIT.done;
  },
});

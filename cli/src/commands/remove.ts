import { EXIT } from "@wondertwin/framework/contracts";
import { defineCommand } from "../command.ts";
import { uninstall } from "../packages/install.ts";
import { installSite } from "../packages/install-site.ts";

export const remove = defineCommand({
  syntax: "remove <twins..>",
  describe: "Take twins out of this project",
  positionals: { twins: { type: "string", array: true, demandOption: true, describe: "Their names" } },
  options: {},
  examples: [["wt remove stripe", "out of wondertwin.json and wondertwin.lock"]],
  run: async ({ twins }, output) => {
    uninstall(installSite(), twins);
    output.result({ removed: twins }, () => `This project no longer uses ${twins.join(", ")}.`);
    return EXIT.done;
  },
});

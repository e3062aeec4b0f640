import { EXIT, type ListedDelivery } from "@wondertwin/framework/contracts";
import { defineCommand } from "../command.ts";
import { runningTwin } from "../control/running-twin.ts";
import { printableLine } from "../output/printable.ts";

export const webhooksResend = defineCommand({
  syntax: "resend <id>",
  describe: "Send a delivery again, as often as it takes",
  positionals: { id: { type: "string", demandOption: true, describe: "Its id in wt webhooks" } },
  options: {
    twin: { type: "string", requiresArg: true, describe: "A twin's name; none: the only one that runs" },
  },
  examples: [["wt webhooks resend default:3", "once more, with all its attempts to come"]],
  run: async ({ id, twin: word }, output) => {
    const twin = runningTwin(word);
    const path = `/_wt/deliveries/${encodeURIComponent(id)}/resend` as const;
    const delivery = await twin.ask<ListedDelivery>("POST", path);
    const { event, url } = delivery;
    output.result({ twin: twin.name, delivery }, () =>
      printableLine(`${event.name} is on its way to ${url} again.`),
    );
    return EXIT.done;
  },
});

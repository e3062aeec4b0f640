import { uuid } from "@wondertwin/framework";
import { linear } from "../vendor.ts";

export default linear.resource("Webhook", { id: uuid() }).behaves({
  defaults: {
    enabled: true,
    resourceTypes: ["Issue"],
    secret: ({ random }) => `lin_wh_${random(40)}`,
  },
  create: ({ body: { input }, fail }) => {
    if (!/^https?:\/\/./.test(input.url)) fail("INVALID_INPUT", { message: "url must be an address" });
    if (input.resourceTypes.length === 0)
      fail("INVALID_INPUT", { message: "resourceTypes must not be empty" });
    if (!input.teamId && !input.allPublicTeams)
      fail("INVALID_INPUT", { message: "A webhook is for a team or for all public teams." });
    return {};
  },
});

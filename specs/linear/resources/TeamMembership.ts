import { uuid } from "@wondertwin/framework";
import { linear } from "../vendor.ts";

export default linear.resource("TeamMembership", { id: uuid() }).behaves({
  create: ({ body: { input }, store, fail }) => {
    if (store.TeamMembership.find({ teamId: input.teamId, userId: input.userId }))
      fail("INVALID_INPUT", { message: "The user is a member of the team already." });
    return {};
  },
});

import { uuid } from "@wondertwin/framework";
import { linear } from "../vendor.ts";
import { stateTypes } from "../workspace/states.ts";

export default linear.resource("WorkflowState", { id: uuid() }).behaves({
  create: ({ body: { input }, store, fail }) => {
    if (!stateTypes.includes(input.type))
      fail("INVALID_INPUT", { message: `type must be one of ${stateTypes.join(", ")}` });
    const others = store.WorkflowState.list({ teamId: input.teamId });
    if (others.some(({ name, archivedAt }) => name === input.name && archivedAt === null))
      fail("INVALID_INPUT", { message: `The team has a state called ${input.name}.` });
    return { position: input.position ?? others.length };
  },
});

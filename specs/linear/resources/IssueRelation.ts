import { uuid } from "@wondertwin/framework";
import { linear } from "../vendor.ts";

export default linear.resource("IssueRelation", { id: uuid() }).behaves({
  create: ({ body: { input }, store, fail, now }) => {
    const issue = store.Issue.find(input.issueId);
    if (issue && input.issueId === input.relatedIssueId)
      fail("INVALID_INPUT", { message: "An issue cannot be related to itself." });
    if (issue && input.type === "duplicate") {
      const state = store.WorkflowState.find({ teamId: issue.teamId, type: "duplicate" });
      if (state) store.Issue.update(issue, { stateId: state.id, canceledAt: now().toISOString() });
    }
    return {};
  },
});
